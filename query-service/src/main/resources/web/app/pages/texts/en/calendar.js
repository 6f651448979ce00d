/** The texts of the calendar in English; `zh/` has the same keys. */
export const calendar = {
  calendar: {
    month: 'Month',
    before: 'The month before',
    after: 'The month after',
    today: 'Today',
    view: 'View',
    grid: 'Month',
    list: 'List',
    kind: 'Kind',
    kinds: {
      meeting: 'Meeting', visit: 'Visit', forum: 'Forum', summit: 'Summit', statement: 'Statement', law: 'Law',
      pledge: 'Pledge', agreement: 'Agreement', appointment: 'Appointment',
    },
    subscribe: 'Subscribe',
    subscribeHow: 'A calendar program that subscribes to this address stays up to date.',
    open: 'Open in a calendar program',
    download: 'Download',
    address: 'Address of the calendar',
    empty: (month) => `Nothing is known of ${month}`,
    emptyAll: 'No article tells of a happening on a known day that matches these filters.',
    nearest: (month) => `Go to ${month}`,
    more: (n) => `Only the first ${n} happenings are shown. Filter by kind.`,
    firstArticle: 'first article',
    summary: (kind, people) => `${kind}: ${people}`,
    close: 'Close',
  },
};
