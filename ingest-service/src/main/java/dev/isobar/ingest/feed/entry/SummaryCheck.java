package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.util.regex.Pattern;

/** Tells whether a feed brings whole articles or only the beginning of each. */
final class SummaryCheck {
  /** News articles are rarely shorter; a Chinese character counts as three letters. */
  private static final int SHORT = 1_000;

  /** A longer text is whole even if it ends with "Read more", which is then a link to related. */
  private static final int LONG = 6_000;

  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?i)(?:\\[?(?:\\.{3}|…|……|&hellip;)\\]?|\\[&#8230;\\]|(?:read|see|view|show|learn|find"
              + " out) (?:more|on|the full (?:article|story|text|post))|continue reading|keep"
              + " reading|full (?:story|article|text)|more|read (?:the rest|full)[^.]{0,60}"
              + "|(?:阅读|查看|点击|閱讀|點擊)?(?:全文|原文|更多|详情|詳情)|继续阅读|繼續閱讀|the post .{0,200} (?:first"
              + " )?appeared (?:first )?on .{0,100})[\\s.»>›→\\])】·]*$");

  private SummaryCheck() {}

  /** Returns whether the entry's longest text is a summary. */
  static boolean isSummaryOnly(FeedEntry entry) {
    String text = text(entry);
    int weight = weight(text);
    if (weight >= LONG) {
      return false;
    }
    if (weight < SHORT) {
      return true;
    }
    return CUT_OFF.matcher(text.substring(Math.max(0, text.length() - 400))).find();
  }

  private static String text(FeedEntry entry) {
    return longest(
        plain(entry.content(), entry.contentIsHtml()),
        plain(entry.summary(), entry.summaryIsHtml()));
  }

  private static String plain(String text, boolean html) {
    if (text == null) {
      return "";
    }
    return (html ? EntryText.plain(text) : text).replaceAll("\\s+", " ").strip();
  }

  private static String longest(String a, String b) {
    return a.length() >= b.length() ? a : b;
  }

  private static int weight(String text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      weight += Character.isIdeographic(text.charAt(i)) ? 3 : 1;
    }
    return weight;
  }
}
