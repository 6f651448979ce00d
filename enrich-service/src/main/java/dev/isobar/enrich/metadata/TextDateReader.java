package dev.isobar.enrich.metadata;

import dev.isobar.enrich.date.Months;
import dev.isobar.enrich.text.ExtractedText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the date of publication from the text itself: header lines, weekdays and datelines. */
final class TextDateReader {
  private static final Pattern HEADER_DATE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:date|published|posted|updated|发布时间|发布日期|发表时间|时间|日期|来源|文章来源|信息来源)(?!\\p{L})[^\\n]{0,60}?((?:19|20)\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[^\\n]{0,20})");
  private static final Pattern CHINESE_DATELINE =
      Pattern.compile(
          "([\\u4e00-\\u9fff]{1,12}社|本报|本网)?([\\u4e00-\\u9fff]{2,8})(\\d{1,2})月(\\d{1,2})日(?:电|讯|消息)");
  private static final Pattern ENGLISH_DATELINE =
      Pattern.compile(
          "[^\\n.]{0,40}?\\p{Lu}[\\p{L} .]{2,30},\\s+((?i:"
              + String.join("|", Months.ENGLISH.keySet())
              + "))\\.?\\s+(\\d{1,2})(?:,\\s+((?:19|20)\\d\\d))?\\s*(?:\\([^)\\n]{0,60}\\)\\s*)?[–—\\-]");
  private static final Pattern WEEKDAY_DATE =
      Pattern.compile(
          "(?<!\\p{L})([Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day,?\\s*[(（]\\s*(\\p{L}{3,9})\\.?\\s+(\\d{1,2})\\s*[)）]"
              + "|(?:星期|周)([一二三四五六日天])\\s*[(（]\\s*(\\d{1,2})月(\\d{1,2})日\\s*[)）]");

  /**
   * Length of "Wednesday, (September 30)" with some spaces, before the bracket and after it, in
   * characters.
   */
  private static final int BEFORE_BRACKET = 14;

  private static final int BRACKETED = 30;

  private final ExtractedText article;
  private final MetadataCandidates candidates;
  private final LocalDate fetched;

  /**
   * Creates a reader for one article.
   *
   * @param candidates receive the dates; a dateline takes its year from those found before
   * @param fetched the day of the fetching in UTC
   */
  TextDateReader(ExtractedText article, MetadataCandidates candidates, LocalDate fetched) {
    this.article = article;
    this.candidates = candidates;
    this.fetched = fetched;
  }

  /** Reads header lines and weekdays, then datelines, which rarely state the year. */
  void read() {
    String head = TextMetadataReader.head(article);
    headerDate(head);
    weekdayDate(head);
    datelines(TextMetadataReader.head(article.text()));
  }

  private void datelines(String head) {
    Matcher m = CHINESE_DATELINE.matcher(head);
    if (head.indexOf('日') > 0 && m.find()) {
      dateline(m.group(), ParsedDate.num(m, 3), ParsedDate.num(m, 4));
      if (m.group(1) != null && m.group(1).endsWith("社")) {
        candidates.publisher(m.group(1), 0.5, "dateline");
      }
    }
    m = ENGLISH_DATELINE.matcher(head);
    if (atLineStart(head, m)) {
      if (m.group(3) != null) {
        candidates.date(m.group(1) + " " + m.group(2) + ", " + m.group(3), 0.8, "dateline");
      } else {
        dateline(m.group(), Months.number(m.group(1)), ParsedDate.num(m, 2));
      }
    }
  }

  private void dateline(String text, int month, int day) {
    for (ScoredValue<ParsedDate> known : candidates.dates) {
      LocalDate date = known.value().day();
      if (date.getMonthValue() == month && Math.abs(date.getDayOfMonth() - day) <= 1) {
        candidates.date(
            new ScoredValue<>(known.value(), 0.95, "dateline: " + text + "; " + known.evidence()));
        return;
      }
    }
    latest(month, day, null)
        .ifPresent(
            d ->
                candidates.date(
                    new ScoredValue<>(new ParsedDate(d, null), 0.55, "dateline: " + text)));
  }

  private void headerDate(String head) {
    for (String line : head.split("\n")) {
      if (line.length() < 200 && (line.contains("20") || line.contains("19"))) {
        Matcher m = HEADER_DATE.matcher(line);
        if (m.find()) {
          candidates.date(m.group(1), 0.8, "header line");
          return;
        }
      }
    }
  }

  /**
   * Matches at the start of each line only, because datelines begin a line and a search at every
   * offset is slow.
   */
  private static boolean atLineStart(String head, Matcher m) {
    for (int start = 0; start < head.length(); ) {
      m.region(start, head.length());
      if (m.lookingAt()) {
        return true;
      }
      int end = head.indexOf('\n', start);
      start = end < 0 ? head.length() : end + 1;
    }
    return false;
  }

  /**
   * Reads "Tuesday (May 7)": the latest year before the fetching in which that date was that
   * weekday.
   */
  private void weekdayDate(String head) {
    Matcher m = WEEKDAY_DATE.matcher(head);
    if (!atBracket(head, m)) {
      return;
    }
    boolean english = m.group(1) != null;
    DayOfWeek weekday =
        english
            ? DayOfWeek.valueOf(m.group(1).toUpperCase(Locale.ROOT) + "DAY")
            : DayOfWeek.of(Math.min(7, "一二三四五六日天".indexOf(m.group(4)) + 1));
    int month = english ? Months.number(m.group(2)) : ParsedDate.num(m, 5);
    latest(month, ParsedDate.num(m, english ? 3 : 6), weekday)
        .ifPresent(
            d ->
                candidates.date(
                    new ScoredValue<>(
                        new ParsedDate(d, null), 0.6, "weekday and date: " + m.group())));
  }

  /**
   * Matches only around brackets, because there are few of them and a search at every letter is
   * slow.
   */
  private static boolean atBracket(String head, Matcher m) {
    m.useTransparentBounds(true);
    for (int at = 0; at < head.length(); at++) {
      if (head.charAt(at) == '(' || head.charAt(at) == '（') {
        m.region(Math.max(0, at - BEFORE_BRACKET), Math.min(head.length(), at + BRACKETED));
        if (m.find()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns the latest such day up to the day after the fetching, because the text may be written
   * in a time zone ahead of UTC.
   */
  private Optional<LocalDate> latest(int month, int day, DayOfWeek weekday) {
    for (int year = fetched.plusDays(1).getYear(); year > fetched.getYear() - 12; year--) {
      Optional<ParsedDate> date = ParsedDate.of(year, month, day);
      if (date.isPresent()
          && !date.get().day().isAfter(fetched.plusDays(1))
          && (weekday == null || date.get().day().getDayOfWeek() == weekday)) {
        return date.map(ParsedDate::day);
      }
    }
    return Optional.empty();
  }
}
