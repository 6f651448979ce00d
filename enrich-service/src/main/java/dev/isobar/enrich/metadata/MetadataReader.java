package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Published;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ExtractedText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jsoup.nodes.Document;

/** Reads title, authors, publication date and publisher, each from the strongest evidence. */
public final class MetadataReader {
  /** Where a day begins first. */
  private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

  /** Returns the metadata of an article. */
  public Metadata read(RawArticle raw, ExtractedText article) {
    MetadataCandidates candidates = new MetadataCandidates();
    LocalDate fetched = LocalDate.ofInstant(raw.fetchedAt(), ZoneOffset.UTC);
    LocalDate latest = LocalDate.ofInstant(raw.fetchedAt(), EARLIEST_ZONE);
    Document page = article.page();
    if (page != null) {
      JsonLdReader.read(page, candidates);
      MetaTagReader.read(page, candidates);
      url(page.select("link[rel=canonical]").attr("href"), latest, candidates);
      url(page.select("meta[property=og:url]").attr("content"), latest, candidates);
    }
    url(raw.url(), latest, candidates);
    feed(raw, candidates);
    new TextMetadataReader(article, candidates, latest).read();
    new TextDateReader(article, candidates, fetched).read();
    candidates.dates.replaceAll(date -> reducedIfFuture(date, fetched));
    List<ScoredValue<String>> titles =
        TitleSelector.ranked(candidates.titles, candidates.publishers);
    return new Metadata(
        titles.isEmpty() ? null : titles.get(0).value(),
        ScoredValue.best(candidates.authors).map(ScoredValue::value).orElse(List.of()),
        ScoredValue.best(candidates.dates).map(MetadataReader::published).orElse(null),
        ScoredValue.best(candidates.publishers).map(ScoredValue::value).orElse(null),
        new AlternativeValues()
            .add("published", candidates.dates, MetadataReader::format)
            .add("title", titles, title -> title)
            .add("authors", candidates.authors, names -> String.join("; ", names))
            .add("publisher", candidates.publishers, name -> name)
            .listed());
  }

  /**
   * Halves the confidence of a date more than one day after the article was fetched: one of the two
   * is wrong, or it is another date of the page.
   */
  private static ScoredValue<ParsedDate> reducedIfFuture(
      ScoredValue<ParsedDate> date, LocalDate fetched) {
    return date.value().day().isAfter(fetched.plusDays(1))
        ? new ScoredValue<>(date.value(), date.confidence() / 2, date.evidence())
        : date;
  }

  private static void url(String url, LocalDate latest, MetadataCandidates candidates) {
    UrlDate.of(url, latest)
        .ifPresent(day -> candidates.dates.add(new ScoredValue<>(day, 0.65, "url: " + url)));
  }

  /** Adds the values stated by the feed. They are seldom wrong, but often generic. */
  private static void feed(RawArticle raw, MetadataCandidates candidates) {
    candidates.title(raw.title(), 0.82, "feed title");
    candidates.date(raw.publishedAt(), 0.88, "feed publishedAt");
    candidates.authors(raw.authors(), 0.72, "feed authors");
  }

  private static Published published(ScoredValue<ParsedDate> date) {
    return new Published(
        format(date.value()),
        date.value().time() != null ? Published.Precision.SECOND : Published.Precision.DAY,
        Math.min(1, date.confidence()),
        date.evidence());
  }

  private static String format(ParsedDate date) {
    return date.time() != null
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.time())
        : date.day().toString();
  }
}
