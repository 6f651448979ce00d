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

/** Reads what the text itself says of its origin: header lines, datelines, source lines. */
final class TextMetadataReader {
  /** Origins stand at the head; further down dates are those of what the text tells. */
  private static final int HEAD = 1500;

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
  private static final Pattern CRUMB = Pattern.compile("\\s*[»›>]\\s*");

  /** Of "Wednesday, (September 30)", with some spaces. In characters. */
  private static final int BEFORE_BRACKET = 14;

  private static final int BRACKETED = 30;
  private static final String WEEKDAYS = "montuewedthufrisatsun";

  private final ExtractedText article;
  private final MetadataCandidates findings;
  private final LocalDate fetched;
  private final LocalDate latest;

  /**
   * @param fetched the day of the fetching in UTC
   * @param latest the day that it was then where days begin first
   */
  TextMetadataReader(
      ExtractedText article, MetadataCandidates findings, LocalDate fetched, LocalDate latest) {
    this.article = article;
    this.findings = findings;
    this.fetched = fetched;
    this.latest = latest;
  }

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

  /** Datelines rarely state the year: those found so far, or the day of fetching, tell it. */
  void datelines() {
    String head = head(article.text());
    Matcher m = CHINESE_DATELINE.matcher(head);
    if (head.indexOf('日') > 0 && m.find()) {
      dateline(m.group(), num(m, 3), num(m, 4));
      if (m.group(1) != null && m.group(1).endsWith("社")) {
        findings.publisher(m.group(1), 0.5, "dateline");
      }
    }
    m = ENGLISH_DATELINE.matcher(head);
    if (atLineStart(head, m)) {
      if (m.group(3) != null) {
        findings.date(m.group(1) + " " + m.group(2) + ", " + m.group(3), 0.8, "dateline");
      } else {
        dateline(m.group(), month(m.group(1)), num(m, 2));
      }
    }
  }

  private void dateline(String words, int month, int day) {
    for (ScoredValue<ParsedDate> known : findings.dates) {
      LocalDate on = known.value().day();
      if (on.getMonthValue() == month && Math.abs(on.getDayOfMonth() - day) <= 1) {
        findings.dates.add(
            new ScoredValue<>(known.value(), 0.95, "dateline: " + words + "; " + known.evidence()));
        return;
      }
    }
    latest(month, day, null)
        .ifPresent(
            d ->
                findings.dates.add(
                    new ScoredValue<>(new ParsedDate(d, null), 0.55, "dateline: " + words)));
  }

  private void removedLines() {
    for (Removed removed : article.removed()) {
      for (String line : removed.text().split("\n")) {
        Matcher m = TITLE_LINE.matcher(line);
        if (m.matches()) {
          findings.title(m.group(1), 0.85, "title line");
        }
        m = SOURCE_LINE.matcher(line);
        if (m.matches()) {
          String source = m.group(1);
          findings.publisher(source, 0.7, "source line");
          UrlDate.of(source, latest)
              .ifPresent(d -> findings.dates.add(new ScoredValue<>(d, 0.8, "url: " + source)));
        }
        if (removed.reason().equals("breadcrumb") && article.page() == null) {
          String[] crumbs = CRUMB.split(line);
          findings.title(crumbs[crumbs.length - 1], 0.7, "breadcrumb");
        }
      }
    }
  }

  private void headerDate(String head) {
    for (String line : head.split("\n")) {
      if (line.length() < 200 && (line.contains("20") || line.contains("19"))) {
        Matcher m = HEADER_DATE.matcher(line);
        if (m.find()) {
          findings.date(m.group(1), 0.8, "header line");
          return;
        }
      }
    }
  }

  /** Datelines open a line; looking for them anywhere else is slow. */
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

  /** "Tuesday (May 7)": the last year before the fetching in which it was that weekday. */
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
                findings.dates.add(
                    new ScoredValue<>(
                        new ParsedDate(d, null), 0.6, "weekday and date: " + m.group())));
  }

  /** Looking for the weekday at every letter is slow, and there are few brackets. */
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

  /** The latest such day up to the day after fetching: time zones differ by less. */
  private Optional<LocalDate> latest(int month, int day, DayOfWeek weekday) {
    for (int year = fetched.plusDays(1).getYear(); year > fetched.getYear() - 12; year--) {
      Optional<ParsedDate> on = ParsedDate.of(year, month, day);
      if (on.isPresent()
          && !on.get().day().isAfter(fetched.plusDays(1))
          && (weekday == null || on.get().day().getDayOfWeek() == weekday)) {
        return on.map(ParsedDate::day);
      }
    }
    return Optional.empty();
  }

  private void authors(String head) {
    Matcher m = REPORTER.matcher(head);
    if ((head.contains("记者") || head.contains("作者")) && m.find()) {
      findings.authors(List.of(m.group(1).split("[\\s、，]+")), 0.7, "reporter: " + m.group());
    }
    m = BYLINE.matcher(head);
    if (m.find()) {
      findings.authors(List.of(m.group(1)), 0.6, "byline: " + m.group());
    }
  }

  /** A short line without a full stop above a paragraph is a headline. */
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
    int below = (nextEnd < 0 ? text.length() : nextEnd) - next;
    if (!".。!！?？;；,，:：、".contains(line.substring(line.length() - 1))
        && below > 60
        && below > line.length()) {
      findings.title(line, 0.6, "first line");
    }
  }

  private static String head(String text) {
    return text.length() <= HEAD ? text : text.substring(0, HEAD);
  }

  private static int num(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int month(String name) {
    return Months.ALL.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
  }
}
