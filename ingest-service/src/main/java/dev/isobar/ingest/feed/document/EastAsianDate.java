package dev.isobar.ingest.feed.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites Chinese, Japanese and Korean dates in the form of ISO 8601. */
final class EastAsianDate {
  private static final Pattern DATE =
      Pattern.compile(
          "(民[国國]|令和|平成)?\\s?(\\d{1,4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日号號일]?");
  private static final Pattern DOTTED =
      Pattern.compile("^(\\d{4})\\. ?(\\d{1,2})\\. ?(\\d{1,2})\\.?(?= |$)");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})\\s?[时時点點시]\\s?(?:(\\d{1,2})\\s?[分분]?)?\\s?(?:(\\d{1,2})\\s?[秒초])?");
  private static final Pattern WEEKDAY =
      Pattern.compile("[(（]?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일|[日月火水木金土]曜日?)[)）]?");
  private static final Pattern HALF =
      Pattern.compile("(上午|早上|凌晨|清晨|오전|午前|下午|晚上|傍晚|中午|오후|午後)\\s?(\\d{1,2}:\\d{1,2}(?::\\d{1,2})?)");

  private EastAsianDate() {}

  static String rewrite(String text) {
    if (text.chars().allMatch(c -> c < 0x1100)) {
      return text;
    }
    String out = WEEKDAY.matcher(text).replaceAll(" ");
    out =
        DATE.matcher(out)
            .replaceAll(
                m -> "%04d-%s-%s ".formatted(year(m.group(1), m.group(2)), m.group(3), m.group(4)));
    out = DOTTED.matcher(out).replaceFirst("$1-$2-$3");
    out =
        TIME.matcher(out)
            .replaceAll(m -> m.group(1) + ":" + orZero(m.group(2)) + ":" + orZero(m.group(3)));
    Matcher half = HALF.matcher(out);
    out = half.replaceAll(m -> m.group(2) + (isMorning(m.group(1)) ? " am" : " pm"));
    return out.replace("北京时间", " ").replace("(北京)", " ").strip();
  }

  private static int year(String era, String figures) {
    int year = Integer.parseInt(figures);
    if (era != null) {
      return year + (era.startsWith("民") ? 1911 : era.equals("令和") ? 2018 : 1988);
    }
    return year < 100 ? year + 2000 : year;
  }

  private static boolean isMorning(String half) {
    return "上午早上凌晨清晨오전午前".contains(half);
  }

  private static String orZero(String figures) {
    return figures == null ? "00" : figures;
  }
}
