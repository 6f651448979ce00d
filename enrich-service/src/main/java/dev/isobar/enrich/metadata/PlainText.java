package dev.isobar.enrich.metadata;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Undoes markup in titles and names: feeds and meta tags state them as HTML, at times twice. */
final class PlainText {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:a|abbr|b|br|cite|code|del|div|em|font|h[1-6]|i|ins|mark|nobr|p|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\\s[^<>]{0,300})?/?>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\\d{0,2});");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");

  private PlainText() {}

  /** Returns the text without tags and entities, or an empty string for null. */
  static String of(String text) {
    if (text == null) {
      return "";
    }
    String plain = text;
    for (int time = 0;
        time < 2 && plain.indexOf('&') >= 0 && ENTITY.matcher(plain).find();
        time++) {
      plain = Parser.unescapeEntities(plain, false);
    }
    if (plain.indexOf('<') >= 0) {
      plain = TAG.matcher(plain).replaceAll("");
    }
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }
}
