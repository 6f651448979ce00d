package dev.isobar.enrich.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises boilerplate lines and returns the reason for their removal. Long lines that end like a
 * sentence are never boilerplate, so that an article about "cookies" keeps its text.
 */
final class BoilerplatePatterns {
  /**
   * Longest line that can be boilerplate, in characters. Chinese boilerplate lines reach about 100
   * characters.
   */
  private static final int MAX_LENGTH = 400;

  /** Longest boilerplate line that ends with a full stop, in characters. */
  private static final int MAX_LENGTH_WITH_STOP = 140;

  private static final Pattern BREADCRUMB =
      Pattern.compile(
          "(?iu)(?:^|.{0,60}?\\s)(?:home|homepage|start|news|首页|主页|当前位置)\\s*(?:[»›>]|&gt;|：|::).{0,300}"
              + "|(?:您?(?:现在|当前)的?位置|当前位置)\\s*[:：].*");
  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?iu).*(?:all rights reserved|copyright\\s*[@©(0-9]|©\\s*(?:19|20)\\d\\d|版权所有|版权声明|版权归.{0,30}所有|ICP备|ICP证|公网安备|增值电信).*");
  private static final Pattern FOOTER =
      Pattern.compile(
          "(?iu)(?:(?:批准|指导|主办|承办|协办|主管|支持)单位|技术支持|违法和不良信息举报|客服电话|联系电话|联系地址|投稿邮箱|广告热线|QQ群|微信公众号)\\s*[:：].*"
              + "|.{0,20}QQ群\\s*[:：].*"
              + "|(?:privacy policy|terms (?:of (?:use|service)|and conditions)|cookie policy|contact us|about us|advertise(?: with us)?|sitemap|site map)");
  private static final Pattern COMMENT_FORM =
      Pattern.compile(
          "(?iu)(?:发表(?:回复|评论)|我要评论|网友评论|参与评论|取消回复|登录后(?:发表|评论).*|leave a (?:reply|comment).*|post (?:a )?comment|cancel reply|\\d* ?comments?)"
              + "|.*(?:电子邮箱地址不会被公开|必填项已用|email address will not be published|required fields are marked).*");
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?iu)(?:(?:post )?views?|hits|reads|shares?|likes?|阅读(?:量|数|次数)?|浏览(?:量|数|次数)?|点击(?:量|数|次数)?|访问量|评论(?:数)?|人气|点赞)\\s*[:：]?\\s*[\\d,.万]+\\s*(?:次)?"
              + "|[\\d,.]+\\s*(?:views?|reads|shares|likes|comments|次(?:阅读|浏览|点击))");
  private static final Pattern SHARE =
      Pattern.compile(
          "(?iu)(?:分享(?:到|至)?|打印(?:本页)?|关闭(?:窗口)?|收藏(?:本页)?|字号|扫一扫.*|上一篇|下一篇|上一页|下一页)\\s*(?:[:：].*)?"
              + "|(?:share(?: this)?(?: article| post| story)?|print|email|tweet|follow us(?: on .{0,30})?|subscribe(?: now)?|sign up(?: for .{0,60}newsletters?.{0,20})?|advertisement|read more|back to top|skip to (?:main )?content)\\s*:?");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?iu)(?:文章来源|信息来源|稿件来源|新闻来源|【?来源】?|出处|原文链接|【?(?:责任)?编辑】?|责编|校对|关键[词字]|标签|发布(?:时间|日期|人)|更新时间|作者)\\s*[:：】].{0,120}"
              + "|【(?:来源|作者|编辑|责任编辑)】.{0,200}"
              + "|(?:title|keywords?|tags?|categor(?:y|ies)|filed under|news content|posted (?:on|in|by)|published(?: on| at)?|last updated|updated|date|source)\\s*[:：].{0,200}");
  private static final Pattern DOUBLED = Pattern.compile("(?u)(\\p{L}{3,30})\\1");
  private static final Pattern BARS =
      Pattern.compile("(?u)[^|｜·•]{1,14}(?:\\s*[|｜·•]\\s*[^|｜·•]{1,14}){3,}\\s*");
  // Substrings that a line must contain before its pattern is tried. Most lines contain none of
  // them, which saves the cost of the pattern.
  private static final List<String> COMMENT_KEYWORDS =
      List.of("评论", "回复", "电子邮箱", "必填", "comment", "reply", "email address", "required");
  private static final List<String> COPYRIGHT_KEYWORDS =
      List.of("rights reserved", "copyright", "©", "版权", "icp", "公网安备", "增值电信");
  private static final List<String> BREADCRUMB_KEYWORDS =
      List.of("»", "›", ">", "&gt;", "：", "::", "位置");
  private static final List<String> HEADER_KEYWORDS = List.of(":", "：", "】");

  private static final Pattern SENTENCE = Pattern.compile("[。！？；]|[.!?](?:\\s|$)");

  private BoilerplatePatterns() {}

  /**
   * Returns the reason for removing a line of plain text, where all lines stand together, or null
   * if the line may belong to the article.
   *
   * @param first whether the line is the first one of the text
   */
  static String removalReason(String line, boolean first) {
    return removalReason(line, first, Block.weigh(line) >= Block.MIN_PROSE);
  }

  /**
   * Returns the reason for removing a line, or null if the line may belong to the article.
   *
   * @param first whether the line is the first one of the text
   * @param amidProse whether the line is a paragraph among others of the article, where one phrase
   *     of a notice is not enough
   */
  static String removalReason(String line, boolean first, boolean amidProse) {
    if (line.length() > MAX_LENGTH) {
      return null;
    }
    String reason = isSentence(line) ? null : lineReason(line, first);
    return reason != null ? reason : NoticePatterns.removalReason(line, amidProse);
  }

  private static String lineReason(String line, boolean first) {
    if (first && DOUBLED.matcher(line).matches()) {
      return "label";
    }
    String lower = line.toLowerCase(Locale.ROOT);
    if (containsAny(lower, COMMENT_KEYWORDS) && COMMENT_FORM.matcher(line).matches()) {
      return "comment-form";
    }
    if (COUNTER.matcher(line).matches()) {
      return "counter";
    }
    if (SHARE.matcher(line).matches()) {
      return "share";
    }
    if (containsAny(lower, COPYRIGHT_KEYWORDS) && COPYRIGHT.matcher(line).matches()) {
      return "copyright";
    }
    if (containsAny(lower, BREADCRUMB_KEYWORDS)
        && BREADCRUMB.matcher(line).matches()
        && !SENTENCE.matcher(line).find()) {
      return "breadcrumb";
    }
    if (containsAny(lower, HEADER_KEYWORDS)
        && HEADER.matcher(line).matches()
        && !SENTENCE.matcher(line.replaceAll("\\S*/\\S*", "")).find()) {
      return "header-line";
    }
    if (FOOTER.matcher(line).matches()) {
      return "footer";
    }
    if (BARS.matcher(line).matches()) {
      return "navigation";
    }
    return isPlaceList(line) ? "navigation" : null;
  }

  private static boolean containsAny(String lower, List<String> keywords) {
    for (String keyword : keywords) {
      if (lower.contains(keyword)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true for most paragraphs, so that only the remaining lines are matched against the
   * patterns.
   */
  private static boolean isSentence(String line) {
    return line.length() > MAX_LENGTH_WITH_STOP
        && ".。!！?？\"”’」".indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  /**
   * Returns whether a line consists of bracketed lists of places without a sentence, as in
   * 华北【北京、天津】东北【黑龙江哈尔滨、吉林长春】.
   */
  private static boolean isPlaceList(String line) {
    int brackets = 0;
    int commas = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '【') {
        brackets++;
      } else if (c == '、' || c == ',') {
        commas++;
      } else if (c == '。' || c == '！' || c == '？' || c == '：') {
        return false;
      }
    }
    return brackets >= 2 && commas >= 2;
  }
}
