package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Published;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ExtractedText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jsoup.nodes.Document;

/** Reads title, authors, publication date and publisher, each from the best evidence there is. */
public final class MetadataReader {
  /** Where a day begins first. */
  private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

  public Metadata read(RawArticle raw, ExtractedText article) {
    MetadataCandidates findings = new MetadataCandidates();
    LocalDate fetched = LocalDate.ofInstant(raw.fetchedAt(), ZoneOffset.UTC);
    LocalDate latest = LocalDate.ofInstant(raw.fetchedAt(), EARLIEST_ZONE);
    Document page = article.page();
    if (page != null) {
      JsonLdReader.read(page, findings);
      MetaTagReader.read(page, findings);
      url(page.select("link[rel=canonical]").attr("href"), latest, findings);
      url(page.select("meta[property=og:url]").attr("content"), latest, findings);
    }
    url(raw.url(), latest, findings);
    feed(raw, findings);
    TextMetadataReader clues = new TextMetadataReader(article, findings, fetched, latest);
    clues.read();
    clues.datelines();
    findings.dates.replaceAll(date -> doubted(date, fetched));
    List<ScoredValue<String>> titles = TitleSelector.ranked(findings.titles, findings.publishers);
    return new Metadata(
        titles.isEmpty() ? null : titles.get(0).value(),
        ScoredValue.best(findings.authors).map(ScoredValue::value).orElse(List.of()),
        ScoredValue.best(findings.dates).map(MetadataReader::published).orElse(null),
        ScoredValue.best(findings.publishers).map(ScoredValue::value).orElse(null),
        new AlternativeValues()
            .add("published", findings.dates, MetadataReader::words)
            .add("title", titles, title -> title)
            .add("authors", findings.authors, names -> String.join("; ", names))
            .add("publisher", findings.publishers, name -> name)
            .listed());
  }

  /** A day after the fetching: one of the two is wrong, or it is another date of the page. */
  private static ScoredValue<ParsedDate> doubted(ScoredValue<ParsedDate> date, LocalDate fetched) {
    return date.value().day().isAfter(fetched.plusDays(1))
        ? new ScoredValue<>(date.value(), date.confidence() / 2, date.evidence())
        : date;
  }

  private static void url(String url, LocalDate latest, MetadataCandidates findings) {
    UrlDate.of(url, latest)
        .ifPresent(day -> findings.dates.add(new ScoredValue<>(day, 0.65, "url: " + url)));
  }

  /** What the feed states is evidence too: its own fields are seldom wrong, but often generic. */
  private static void feed(RawArticle raw, MetadataCandidates findings) {
    findings.title(raw.title(), 0.82, "feed title");
    findings.date(raw.publishedAt(), 0.88, "feed publishedAt");
    findings.authors(raw.authors(), 0.72, "feed authors");
  }

  private static Published published(ScoredValue<ParsedDate> date) {
    return new Published(
        words(date.value()),
        date.value().time() != null ? Published.Precision.SECOND : Published.Precision.DAY,
        Math.min(1, date.confidence()),
        date.evidence());
  }

  private static String words(ParsedDate stamp) {
    return stamp.time() != null
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(stamp.time())
        : stamp.day().toString();
  }
}
