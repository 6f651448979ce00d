/** The texts of the calendar in Chinese; `en/` has the same keys. */
export const calendar = {
  calendar: {
    month: '月份',
    before: '上个月',
    after: '下个月',
    today: '今天',
    view: '视图',
    grid: '月历',
    list: '列表',
    kind: '类型',
    kinds: {
      meeting: '会晤', visit: '访问', forum: '论坛', summit: '峰会', statement: '声明', law: '法律',
      pledge: '承诺', agreement: '协议', appointment: '任命',
    },
    subscribe: '订阅',
    subscribeHow: '订阅此地址的日历程序会自动更新。',
    open: '在日历程序中打开',
    download: '下载',
    address: '日历地址',
    empty: (month) => `${month}没有已知的活动`,
    emptyAll: '没有文章提到符合筛选条件且日期明确的活动。',
    nearest: (month) => `前往${month}`,
    more: (n) => `只显示前 ${n} 项。请按类型筛选。`,
    firstArticle: '第一篇文章',
    summary: (kind, people) => `${kind}：${people}`,
    close: '关闭',
  },
};
