package dev.isobar.ingest.feed.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds relative times and counters, as templates of sites and blog software print them. */
final class TemplateNoise {
  private static final String NUMBER = "\\d[\\d.,' ]{0,15}(?:k|m|万|亿|w)?\\+?";
  private static final String UNIT =
      "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw])";
  private static final String COUNTED =
      "(?:page ?views?|views?|reads?|comments?|replies|likes?|shares?|retweets?|reposts?|upvotes?"
          + "|claps?|downloads?|reactions?)";
  private static final String COUNTED_ZH =
      "(?:阅读|阅|浏览|点击|评论|跟帖|点赞|赞|转发|收藏|分享|热度|播放|观看|人气|回复|参与|瀏覽|閱讀|點擊|評論|讚|轉發|分享)";

  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)(?:(?:posted|published|updated|last updated|added)[: ]*)?(?:about |over |almost )?"
              + "(?:\\d{1,6}|an?|one|few|a few) ?"
              + UNIT
              + "(?:,? (?:and )?\\d{1,6} ?"
              + UNIT
              + ")? ago"
              + "|(?<!\\w)(?:posted |updated )?just now(?!\\w)"
              + "|(?<![\\w.])"
              + NUMBER
              + " ?"
              + COUNTED
              + "(?!\\w)"
              + "|(?<!\\w)"
              + COUNTED
              + " ?(?:[:：] ?|[(（\\[] ?)"
              + NUMBER
              + "[)）\\]]?"
              + "|(?<!\\w)(?:no|add|leave a|post a|be the first to) comments?(?!\\w)"
              + "|(?<!\\w)\\d{1,6} ?(?:-| )?min(?:ute)?s?(?: |-)read(?!\\w)"
              + "|(?<!\\d)\\d{1,6} ?(?:秒钟?|分钟|分鐘|小时|小時|天)前|(?<!\\p{IsHan})刚刚(?!\\p{IsHan})"
              + "|"
              + COUNTED_ZH
              + "(?:量|数|數|次数|次數|人数|人數)?[:：]? ?[(（]? ?"
              + NUMBER
              + "(?:次|人|条|條)?[)）]?"
              + "|(?:已有|共有?|共计)? ?"
              + NUMBER
              + " ?(?:次|人|条|條|个|個)?"
              + COUNTED_ZH
              + "(?:过|過|了)?");

  /** A word or character that each match of {@link #NOISE} contains. */
  private static final Pattern ANCHOR =
      Pattern.compile(
          "(?i)(?=[acdlnrstv阅浏点评跟赞转收分热播观人回参瀏閱點評讚轉前刚])"
              + "(?:ago|now|view|read|comment|repl|like|share|tweet|repost|vote|clap|download"
              + "|reaction|[^\\x00-\\x7f])");

  /** The longest match on either side of an anchor, in characters. */
  private static final int REACH = 80;

  private TemplateNoise() {}

  /**
   * Returns the text without counters and relative times. The pattern is tried near its anchors
   * only: it is slow, and most text has none.
   */
  static String removed(String text) {
    Matcher anchor = ANCHOR.matcher(text);
    if (!anchor.find()) {
      return text;
    }
    Matcher noise = NOISE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    StringBuilder kept = new StringBuilder(text.length());
    int copied = 0;
    boolean found = true;
    while (found) {
      int from = Math.max(copied, anchor.start() - REACH);
      int to;
      do {
        to = Math.min(text.length(), anchor.end() + REACH);
        found = anchor.find();
      } while (found && anchor.start() - REACH <= to);
      noise.region(from, to);
      while (noise.find()) {
        kept.append(text, copied, noise.start());
        copied = noise.end();
      }
    }
    return kept.append(text, copied, text.length()).toString();
  }
}
