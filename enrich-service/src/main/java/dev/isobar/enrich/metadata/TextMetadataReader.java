package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Removed;
import dev.isobar.enrich.text.ExtractedText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads metadata from the text itself: header lines, datelines and source lines. */
final class TextMetadataReader {
  /**
   * Number of characters at the start that are searched. Only the first lines name the source and
   * publication date; later dates belong to the story.
   */
  private static final int HEAD_LENGTH = 1500;

  private static final Pattern HEADER_DATE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:date|published|posted|updated|发布时间|发布日期|发表时间|时间|日期|来源|文章来源|信息来源)(?!\\p{L})[^\\n]{0,60}?((?:19|20)\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[^\\n]{0,20})");
  private static final Pattern CHINESE_DATELINE =
      Pattern.compile(
          "([\\u4e00-\\u9fff]{1,12}社|本报|本网)?([\\u4e00-\\u9fff]{2,8})(\\d{1,2})月(\\d{1,2})日(?:电|讯|消息)");
  private static final Pattern ENGLISH_DATELINE =
      Pattern.compile(
          "[^\\n.]{0,40}?\\p{Lu}[\\p{L} .]{2,30},\\s+(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?\\s+(\\d{1,2})(?:,\\s+((?:19|20)\\d\\d))?\\s*(?:\\([^)\\n]{0,60}\\)\\s*)?[–—\\-]");
  private static final Pattern WEEKDAY_DATE =
      Pattern.compile(
          "(?<!\\p{L})([Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day,?\\s*[(（]\\s*(\\p{L}{3,9})\\.?\\s+(\\d{1,2})\\s*[)）]"
              + "|(?:星期|周)([一二三四五六日天])\\s*[(（]\\s*(\\d{1,2})月(\\d{1,2})日\\s*[)）]");
  private static final Pattern REPORTER =
      Pattern.compile(
          "(?u)(?:记者|作者)\\s*[:：]?\\s*([\\u4e00-\\u9fff]{2,4}(?:[\\s、，]+[\\u4e00-\\u9fff]{2,3}(?![\\u4e00-\\u9fff]))*)\\s*(?=[)）\\]】\\s,，。从]|$)");
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?m)^[Bb][Yy]:?\\s+(\\p{Lu}[\\p{L}.'’\\-]+(?:\\s+\\p{Lu}[\\p{L}.'’\\-]+){1,3})\\s*$");
  private static final Pattern TITLE_LINE =
      Pattern.compile("(?iu)^(?:title|标题|题目)\\s*[:：]\\s*(.{4,300})$");
  private static final Pattern SOURCE_LINE =
      Pattern.compile(
          "(?iu)^【?(?:文章|信息|稿件|新闻)?(?:来源|source)】?\\s*[:：]?\\s*(.{2,200}?)\\s*(?:(?<![/A-Za-z0-9_.\\-])(?:19|20)\\d\\d[-年/.].*)?$");
  private static final Pattern BREADCRUMB_SEPARATOR = Pattern.compile("\\s*[»›>]\\s*");

  /**
   * Length of "Wednesday, (September 30)" with some spaces, before the bracket and after it, in
   * characters.
   */
  private static final int BEFORE_BRACKET = 14;

  private static final int BRACKETED = 30;
  private static final String WEEKDAYS = "montuewedthufrisatsun";

  private final ExtractedText article;
  private final MetadataCandidates candidates;
  private final LocalDate fetched;
  private final LocalDate latest;

  /**
   * Creates a reader for one article.
   *
   * @param fetched the day of the fetching in UTC
   * @param latest the day of the fetching in the earliest time zone (UTC+14)
   */
  TextMetadataReader(
      ExtractedText article, MetadataCandidates candidates, LocalDate fetched, LocalDate latest) {
    this.article = article;
    this.candidates = candidates;
    this.fetched = fetched;
    this.latest = latest;
  }

  /** Reads header lines, source lines, bylines and, in plain text, the first line. */
  void read() {
    String head = head(article.page() == null ? article.source() : article.text());
    removedLines();
    headerDate(head);
    weekdayDate(head);
    authors(head);
    if (article.page() == null) {
      firstLine();
    }
  }

  /**
   * Reads datelines. They rarely state the year, so it is taken from the dates found so far, else
   * from the day of fetching. Call {@link #read} first.
   */
  void datelines() {
    String head = head(article.text());
    Matcher m = CHINESE_DATELINE.matcher(head);
    if (head.indexOf('日') > 0 && m.find()) {
      dateline(m.group(), num(m, 3), num(m, 4));
      if (m.group(1) != null && m.group(1).endsWith("社")) {
        candidates.publisher(m.group(1), 0.5, "dateline");
      }
    }
    m = ENGLISH_DATELINE.matcher(head);
    if (atLineStart(head, m)) {
      if (m.group(3) != null) {
        candidates.date(m.group(1) + " " + m.group(2) + ", " + m.group(3), 0.8, "dateline");
      } else {
        dateline(m.group(), month(m.group(1)), num(m, 2));
      }
    }
  }

  private void dateline(String text, int month, int day) {
    for (ScoredValue<ParsedDate> known : candidates.dates) {
      LocalDate date = known.value().day();
      if (date.getMonthValue() == month && Math.abs(date.getDayOfMonth() - day) <= 1) {
        candidates.dates.add(
            new ScoredValue<>(known.value(), 0.95, "dateline: " + text + "; " + known.evidence()));
        return;
      }
    }
    latest(month, day, null)
        .ifPresent(
            d ->
                candidates.dates.add(
                    new ScoredValue<>(new ParsedDate(d, null), 0.55, "dateline: " + text)));
  }

  private void removedLines() {
    for (Removed removed : article.removed()) {
      for (String line : removed.text().split("\n")) {
        Matcher m = TITLE_LINE.matcher(line);
        if (m.matches()) {
          candidates.title(m.group(1), 0.85, "title line");
        }
        m = SOURCE_LINE.matcher(line);
        if (m.matches()) {
          String source = m.group(1);
          candidates.publisher(source, 0.7, "source line");
          UrlDate.of(source, latest)
              .ifPresent(d -> candidates.dates.add(new ScoredValue<>(d, 0.8, "url: " + source)));
        }
        if (removed.reason().equals("breadcrumb") && article.page() == null) {
          String[] breadcrumbs = BREADCRUMB_SEPARATOR.split(line);
          candidates.title(breadcrumbs[breadcrumbs.length - 1], 0.7, "breadcrumb");
        }
      }
    }
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
    int weekday =
        english
            ? WEEKDAYS.indexOf(m.group(1).substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1
            : Math.min(7, "一二三四五六日天".indexOf(m.group(4)) + 1);
    int month = english ? month(m.group(2)) : num(m, 5);
    latest(month, num(m, english ? 3 : 6), DayOfWeek.of(weekday))
        .ifPresent(
            d ->
                candidates.dates.add(
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

  private void authors(String head) {
    Matcher m = REPORTER.matcher(head);
    if ((head.contains("记者") || head.contains("作者")) && m.find()) {
      candidates.authors(List.of(m.group(1).split("[\\s、，]+")), 0.7, "reporter: " + m.group());
    }
    m = BYLINE.matcher(head);
    if (m.find()) {
      candidates.authors(List.of(m.group(1)), 0.6, "byline: " + m.group());
    }
  }

  /**
   * Reads the first line as a title if it is short, has no full stop and a longer paragraph
   * follows.
   */
  private void firstLine() {
    String text = article.text();
    int end = text.indexOf('\n');
    if (end < 8 || end > 200) {
      return;
    }
    String line = text.substring(0, end);
    int next = end;
    while (next < text.length() && text.charAt(next) == '\n') {
      next++;
    }
    int nextEnd = text.indexOf('\n', next);
    int paragraphLength = (nextEnd < 0 ? text.length() : nextEnd) - next;
    if (!".。!！?？;；,，:：、".contains(line.substring(line.length() - 1))
        && paragraphLength > 60
        && paragraphLength > line.length()) {
      candidates.title(line, 0.6, "first line");
    }
  }

  private static String head(String text) {
    return text.length() <= HEAD_LENGTH ? text : text.substring(0, HEAD_LENGTH);
  }

  private static int num(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int month(String name) {
    return Months.BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }
}
