package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Removed;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.enrich.text.ExtractedText;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads title, authors and source from the text itself; {@link TextDateReader} reads the date of
 * publication.
 */
final class TextMetadataReader {
  /**
   * Number of characters at the start that are searched. Only the first lines name the source and
   * publication date; later dates belong to the story.
   */
  private static final int HEAD_LENGTH = 1500;

  /** Greatest length of a line that only names source and author, in characters. */
  private static final int SHORT_LINE = 60;

  /** Number of characters at the end of a text that may hold its signature. */
  private static final int SIGNATURE = 300;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?m)^[Bb][Yy]:?\\s+(\\p{Lu}[\\p{L}.'’\\-]+(?:\\s+\\p{Lu}[\\p{L}.'’\\-]+){1,3})\\s*$");
  private static final Pattern TITLE_LINE =
      Pattern.compile("(?iu)^(?:title|标题|题目)\\s*[:：]\\s*(.{4,300})$");
  private static final Pattern SOURCE_LINE =
      Pattern.compile(
          "(?iu)^【?(?:文章|信息|稿件|新闻)?(?:来源|source)】?\\s*[:：]?\\s*(.{2,200}?)\\s*(?:(?<![/A-Za-z0-9_.\\-])(?:19|20)\\d\\d[-年/.].*)?$");
  private static final Pattern BREADCRUMB_SEPARATOR = Pattern.compile("\\s*[»›>]\\s*");

  private final ExtractedText article;
  private final MetadataCandidates candidates;
  private final LocalDate latest;

  /**
   * Creates a reader for one article.
   *
   * @param latest the day of the fetching in the earliest time zone (UTC+14)
   */
  TextMetadataReader(ExtractedText article, MetadataCandidates candidates, LocalDate latest) {
    this.article = article;
    this.candidates = candidates;
    this.latest = latest;
  }

  /** Reads source lines, bylines and, in plain text, the first line. */
  void read() {
    removedLines();
    authors(head(article));
    if (article.page() == null) {
      firstLine();
    }
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
              .ifPresent(d -> candidates.date(new ScoredValue<>(d, 0.8, "url: " + source)));
        }
        if (removed.reason().equals("breadcrumb") && article.page() == null) {
          String[] breadcrumbs = BREADCRUMB_SEPARATOR.split(line);
          candidates.title(breadcrumbs[breadcrumbs.length - 1], 0.7, "breadcrumb");
        }
      }
    }
  }

  private void authors(String head) {
    boolean isPlain = article.page() == null;
    for (String line : head.split("\n")) {
      List<String> names = ChineseByline.names(line, isPlain && line.length() <= SHORT_LINE);
      if (!names.isEmpty()) {
        candidates.people(names, 0.7, "reporter: " + TruncatedText.head(line, SHORT_LINE));
        break;
      }
    }
    signature();
    Matcher m = BYLINE.matcher(head);
    if (m.find()) {
      candidates.authors(List.of(m.group(1)), 0.6, "byline: " + m.group());
    }
  }

  /** Reads the authors with whom a Chinese text ends: （记者 王小明）, （王小明 上海报道）. */
  private void signature() {
    String text = article.text();
    String[] lines = text.substring(Math.max(0, text.length() - SIGNATURE)).split("\n");
    for (int i = lines.length - 1; i >= 0; i--) {
      String line = lines[i].strip();
      List<String> names = ChineseByline.signed(line);
      if (names.isEmpty() && line.length() > 0) {
        names = ChineseByline.names(line.substring(Math.max(0, line.length() - SHORT_LINE)), false);
      }
      if (!names.isEmpty()) {
        candidates.people(names, 0.55, "signature: " + names);
        return;
      }
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

  /** Returns the start of the text; of plain text, with the lines that are not of the article. */
  static String head(ExtractedText article) {
    return head(article.page() == null ? article.source() : article.text());
  }

  static String head(String text) {
    return TruncatedText.head(text, HEAD_LENGTH);
  }
}
