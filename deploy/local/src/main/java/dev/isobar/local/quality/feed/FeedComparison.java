package dev.isobar.local.quality.feed;

import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a read document with the assertions on fields that Isobar uses: title, link, id,
 * published, updated, author, summary, content and language of the feed and of its entries.
 *
 * <ul>
 *   <li>A text holds if it is the same on one line, or if both are the same after {@link
 *       ReducedHtml}: feedparser removes what could harm a browser, the reader does not.
 *   <li>A title holds also if it is the text of the expected HTML, since titles are plain text.
 *   <li>An author holds as {@code name}, {@code name (mail)} or {@code mail}.
 *   <li>A time holds if it is the same instant.
 *   <li>The reader gets no header Content-Language, so assertions on it fail.
 * </ul>
 */
final class FeedComparison {
  private static final Set<String> FEED_TEXTS =
      Set.of("description", "subtitle", "tagline", "info", "summary");

  private FeedComparison() {}

  /** Returns whether the assertion holds; empty if it is on a field that Isobar does not use. */
  static Optional<Boolean> compare(FeedAssertion assertion, FeedDocument document) {
    String field = assertion.field().replaceFirst("_detail\\.value$", "");
    if (assertion.owner() < 0) {
      return feed(field, assertion.expected(), document);
    }
    FeedEntry entry =
        document == null || document.entries().size() <= assertion.owner()
            ? null
            : document.entries().get(assertion.owner());
    return entry(field, assertion.expected(), entry);
  }

  private static Optional<Boolean> feed(
      String field, PythonLiteral.Value expected, FeedDocument document) {
    boolean isRead = document != null;
    FeedDocument.About about = isRead ? document.about() : FeedDocument.About.NOTHING;
    if (FEED_TEXTS.contains(field)) {
      return Optional.of(text(expected, about.description(), about.descriptionIsHtml()));
    }
    return switch (field) {
      case "title" -> Optional.of(isRead && title(expected, document.title()));
      case "link" -> Optional.of(isRead && same(expected, document.link()));
      case "id", "guid" -> Optional.of(same(expected, about.id()));
      case "language" -> Optional.of(isRead && same(expected, document.language()));
      case "published", "published_parsed" -> Optional.of(time(expected, about.published()));
      case "updated", "updated_parsed" -> Optional.of(time(expected, about.updated()));
      default -> author(field, expected, about.authors());
    };
  }

  private static Optional<Boolean> entry(
      String field, PythonLiteral.Value expected, FeedEntry entry) {
    boolean isRead = entry != null;
    return switch (field) {
      case "title" -> Optional.of(isRead && title(expected, entry.title()));
      case "link" -> Optional.of(isRead && same(expected, entry.link()));
      case "id", "guid" -> Optional.of(isRead && same(expected, entry.guid()));
      case "summary", "description" -> Optional.of(isRead && summary(expected, entry));
      case "content.0.value" -> Optional.of(isRead && content(expected, entry));
      case "language", "content.0.language" ->
          Optional.of(isRead && same(expected, entry.language()));
      case "published", "published_parsed" ->
          Optional.of(isRead && time(expected, entry.published()));
      case "updated", "updated_parsed" -> Optional.of(isRead && time(expected, entry.updated()));
      default -> author(field, expected, isRead ? entry.authors() : List.of());
    };
  }

  private static Optional<Boolean> author(
      String field, PythonLiteral.Value expected, List<String> authors) {
    if (field.matches("author|author_detail\\.name|authors\\.\\d\\.name")) {
      int index = field.startsWith("authors.") ? field.charAt(8) - '0' : 0;
      String actual = authors.size() <= index ? null : authors.get(index);
      String name = expected.string() == null ? null : withoutMail(expected.string());
      return Optional.of(actual == null ? expected.isNone() : actual.equals(name));
    }
    return Optional.empty();
  }

  private static String withoutMail(String author) {
    int mail = author.indexOf(" (");
    return mail > 0 && author.indexOf('@', mail) > 0 ? author.substring(0, mail) : author;
  }

  /** feedparser's summary is the content where the entry has no summary. */
  private static boolean summary(PythonLiteral.Value expected, FeedEntry entry) {
    return entry.summary() == null
        ? text(expected, entry.content(), entry.contentIsHtml())
        : text(expected, entry.summary(), entry.summaryIsHtml());
  }

  private static boolean content(PythonLiteral.Value expected, FeedEntry entry) {
    return entry.content() == null
        ? text(expected, entry.summary(), entry.summaryIsHtml())
        : text(expected, entry.content(), entry.contentIsHtml());
  }

  private static boolean title(PythonLiteral.Value expected, String actual) {
    String wanted = line(expected.string());
    return wanted.equals(line(actual))
        || line(ReducedHtml.text(expected.string())).equals(line(actual));
  }

  private static boolean text(PythonLiteral.Value expected, String actual, boolean isHtml) {
    if (line(expected.string()).equals(line(actual))) {
      return true;
    }
    return actual != null
        && ReducedHtml.of(expected.string())
            .equals(isHtml ? ReducedHtml.of(actual) : ReducedHtml.ofPlain(actual));
  }

  private static boolean same(PythonLiteral.Value expected, String actual) {
    return expected.isNone() ? actual == null : expected.string().equals(actual);
  }

  private static boolean time(PythonLiteral.Value expected, Instant actual) {
    return actual != null && actual.equals(instant(expected));
  }

  private static Instant instant(PythonLiteral.Value expected) {
    if (expected.numbers() != null) {
      List<Integer> n = expected.numbers();
      return LocalDateTime.of(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5))
          .toInstant(ZoneOffset.UTC);
    }
    try {
      DateTimeFormatter form =
          Character.isDigit(expected.string().charAt(0))
              ? DateTimeFormatter.ISO_OFFSET_DATE_TIME
              : DateTimeFormatter.RFC_1123_DATE_TIME;
      return OffsetDateTime.parse(expected.string(), form).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String line(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ").strip();
  }
}
