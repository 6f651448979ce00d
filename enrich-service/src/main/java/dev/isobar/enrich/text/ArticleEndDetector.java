package dev.isobar.enrich.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Detects where an article ends and other content begins: its comments, the next entry of a blog,
 * or links to other news.
 */
final class ArticleEndDetector {
  /**
   * Longest line that can be a separator, in characters. Longer blocks are paragraphs, whatever
   * words they contain.
   */
  private static final int SHORT = 160;

  /**
   * A first entry with less than this share of the mean weight of an entry is a notice above the
   * list.
   */
  private static final double MIN_SHARE = 0.2;

  /**
   * Prose after a heading such as "Related stories" belongs to the article if it weighs at least
   * this share of the prose before the heading.
   */
  private static final double MAX_PROSE_AFTER = 0.67;

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

  /**
   * Marks everything after the first entry of a page with several entries, and the replies of a
   * thread, as removed.
   */
  static void markAfterFirstEntry(List<Block> blocks) {
    int feet = 0;
    int replies = 0;
    int foot = -1;
    int reply = -1;
    double first = 0;
    double sum = 0;
    double prose = 0;
    boolean proseSeen = false;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      prose += block.isProse() ? block.weight() : 0;
      proseSeen |= prose > 0;
      if (block.text().length() > SHORT || !proseSeen) {
        continue;
      }
      if (prose > 0 && mayBeFoot(block.text()) && FOOT.matcher(block.text()).matches()) {
        foot = feet++ == 0 ? i : foot;
        first = feet == 1 ? prose : first;
        sum += prose;
        prose = 0;
      } else if (mayBeReply(block.text()) && REPLY.matcher(block.text()).matches()) {
        reply = replies++ == 0 ? i : reply;
      }
    }
    if (feet > 1 && first > MIN_SHARE * sum / feet) {
      markFrom(foot, blocks, "next-article");
    }
    if (replies > 2) {
      markFrom(reply, blocks, "comments");
    }
  }

  /** Saves the pattern for lines without any of its words. */
  private static boolean mayBeFoot(String line) {
    return line.contains("评论")
        || line.contains("omment")
        || line.contains("OMMENT")
        || line.contains("rackback");
  }

  private static boolean mayBeReply(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' || c == '：' || c == '#' || c == '楼' || c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }

  /**
   * Marks what follows a line that announces other news: up to the article's next paragraph, which
   * stands in the same element as the one before the line; else, if little prose follows, to the
   * end.
   */
  static void markRelatedNews(List<Block> blocks) {
    double all = prose(blocks, blocks.size());
    double before = 0;
    Element body = null;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isProse()) {
        before += block.weight();
        body = MainElement.container(block.parent());
      }
      if (before > 0 && block.text().length() < 40 && OTHERS.matcher(block.text()).matches()) {
        int next = nextParagraph(i, body, blocks);
        if (next > 0) {
          markBetween(i, next, blocks, "related");
        } else if (all - before < MAX_PROSE_AFTER * before) {
          markFrom(i, blocks, "related");
          return;
        }
      }
    }
  }

  private static int nextParagraph(int line, Element body, List<Block> blocks) {
    for (int i = line + 1; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isProse()
          && block.kind() == Block.Kind.PARAGRAPH
          && MainElement.container(block.parent()) == body) {
        return i;
      }
    }
    return -1;
  }

  private static double prose(List<Block> blocks, int to) {
    double prose = 0;
    for (Block block : blocks.subList(0, to)) {
      prose += block.isProse() ? block.weight() : 0;
    }
    return prose;
  }

  private static void markFrom(int start, List<Block> blocks, String reason) {
    markBetween(start, blocks.size(), blocks, reason);
  }

  private static void markBetween(int start, int end, List<Block> blocks, String reason) {
    for (int i = start; i < end; i++) {
      if (!blocks.get(i).isBoilerplate()) {
        blocks.set(i, blocks.get(i).removedAs(reason));
      }
    }
  }
}
