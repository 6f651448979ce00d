package dev.isobar.enrich.text;

import java.util.List;
import java.util.regex.Pattern;

/** Where an article ends and something else begins: its comments, the next entry, other news. */
final class ArticleEndDetector {
  /** Longer blocks are paragraphs, whatever words they hold. In characters. */
  private static final int SHORT = 160;

  /** A first entry with less than this share of the mean is a notice above a list. */
  private static final double LEAST_SHARE = 0.2;

  /** What is named other news, but weighs as much as this share of the article, is part of it. */
  private static final double MOST_BEHIND = 0.67;

  private static final Pattern FOOT =
      Pattern.compile(
          "(?ius).*(?:发表评论|评论\\s*[:：(（]\\s*\\d+|共\\s*\\d+\\s*(?:篇|条|个)评论|trackbacks?\\s*[(（:]\\s*\\d|(?:^|[^\\p{L}])\\d+ comments?(?!\\p{L})|comments?\\s*[(:]\\s*\\d).*");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?ius)(?:#\\s*)?(?:re|回复|答复)\\s*[:：].*|第?\\d{1,4}\\s*楼.*|#\\d{1,4}\\s*楼?.*|.{1,30}(?:发表于|posted (?:on|at))\\s*(?:19|20)\\d\\d[-/年.].*");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?iu)[【\\[(（■◆▪·•|\\s]*(?:(?:更多)?相关(?:报道|新闻|阅读|文章|链接|专题|推荐|内容|资讯|评论)|(?:延伸|推荐|拓展|猜您喜欢)阅读|猜[你您]喜欢|热门(?:推荐|文章|新闻|评论)|(?:网友|最新|全部|精彩|热门|读者)(?:评论|留言|跟帖)|评论列表|反侵权公告|版权声明|免责声明|(?:本站|频道|编辑)推荐|作者.{0,6}的(?:其他|最新)?文章"
              + "|related (?:stories|articles|news|posts|content|topics|coverage|links)|(?:read|up) next|what to read next|you (?:may|might) also (?:like|be interested in)|recommended(?: for you| reading| stories)?|(?:\\d+ )?comments|more (?:stories|news|articles)|most (?:read|popular)|trending(?: now)?)[】\\])）:：>»…\\s]*");

  private ArticleEndDetector() {}

  /** Pages of several entries, and threads: what follows the first one gets a reason. */
  static void ofFirstEntry(List<Block> blocks) {
    int feet = 0;
    int replies = 0;
    int foot = -1;
    int reply = -1;
    double first = 0;
    double sum = 0;
    double prose = 0;
    boolean any = false;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      prose += block.isProse() ? block.weight() : 0;
      any |= prose > 0;
      if (block.text().length() > SHORT || !any) {
        continue;
      }
      if (prose > 0 && FOOT.matcher(block.text()).matches()) {
        foot = feet++ == 0 ? i : foot;
        first = feet == 1 ? prose : first;
        sum += prose;
        prose = 0;
      } else if (REPLY.matcher(block.text()).matches()) {
        reply = replies++ == 0 ? i : reply;
      }
    }
    if (feet > 1 && first > LEAST_SHARE * sum / feet) {
      from(foot, blocks, "next-article");
    }
    if (replies > 2) {
      from(reply, blocks, "comments");
    }
  }

  /** A line that announces other news, with little prose behind it. */
  static void ofKept(List<Block> blocks) {
    double all = prose(blocks, blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.text().length() < 40 && OTHERS.matcher(block.text()).matches()) {
        double before = prose(blocks, i);
        if (before > 0 && all - before < MOST_BEHIND * before) {
          from(i, blocks, "related");
          return;
        }
      }
    }
  }

  private static double prose(List<Block> blocks, int to) {
    double prose = 0;
    for (Block block : blocks.subList(0, to)) {
      prose += block.isProse() ? block.weight() : 0;
    }
    return prose;
  }

  private static void from(int start, List<Block> blocks, String reason) {
    for (int i = start; i < blocks.size(); i++) {
      if (!blocks.get(i).isFurniture()) {
        blocks.set(i, blocks.get(i).as(reason));
      }
    }
  }
}
