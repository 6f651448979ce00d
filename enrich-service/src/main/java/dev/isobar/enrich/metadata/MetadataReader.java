package dev.isobar.enrich.metadata;

import dev.isobar.contracts.Published;
import dev.isobar.contracts.RawArticle;
import dev.isobar.enrich.text.ExtractedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads title, authors, dates and publisher, each from the strongest evidence. */
public final class MetadataReader {
  /** Where a day begins first. */
  private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

  /** From this confidence on, no date in a script is better. */
  private static final double GOOD_DATE = 0.6;

  /** Returns the metadata of an article. */
  public Metadata read(RawArticle raw, ExtractedText article) {
    MetadataCandidates candidates = new MetadataCandidates();
    LocalDate latest = LocalDate.ofInstant(raw.fetchedAt(), EARLIEST_ZONE);
    PageScan page = article.page() == null ? null : PageScan.of(article.page());
    feed(raw, candidates);
    url(raw.url(), latest, candidates);
    Headline headline = null;
    if (page != null) {
      headline = page(page, raw, latest, candidates);
    }
    new TextMetadataReader(article, candidates, latest).read();
    new TextDateReader(article, candidates, LocalDate.ofInstant(raw.fetchedAt(), ZoneOffset.UTC))
        .read();
    return selected(raw, page, latest, headline, candidates);
  }

  /** Reads a page and returns the headline that it shows, or null. */
  private static Headline page(
      PageScan page, RawArticle raw, LocalDate latest, MetadataCandidates candidates) {
    String ogUrl = MetaTagReader.content(page.metas, "og:url");
    String ogTitle = MetaTagReader.content(page.metas, "og:title");
    List<String> titles = new ArrayList<>(List.of(page.windowTitle(), ogTitle));
    if (raw.title() != null) {
      titles.add(raw.title());
    }
    Headline headline = HeadlineFinder.find(page, titles);
    if (headline != null) {
      page.keep(headline);
      titles.add(headline.text());
    }
    url(page.canonical(), latest, candidates);
    url(ogUrl, latest, candidates);
    List<String> addresses = new ArrayList<>(List.of(page.canonical(), ogUrl));
    addresses.add(raw.url() == null ? "" : raw.url());
    JsonLdReader.read(page.jsonLd, OwnPage.of(addresses, titles), candidates);
    MetaTagReader.read(page, candidates);
    new HeadingReader(page, headline, candidates).read();
    new BylineReader(page, headline, candidates).read();
    new VisibleDateReader(page, headline, candidates).read();
    if (candidates.dates.stream().noneMatch(date -> date.confidence() >= GOOD_DATE)) {
      ScriptDateReader.read(page.scripts, candidates);
      ScriptDateReader.read(page.jsonLd, candidates);
    }
    return headline;
  }

  private static Metadata selected(
      RawArticle raw,
      PageScan page,
      LocalDate latest,
      Headline headline,
      MetadataCandidates candidates) {
    String host = host(raw, page);
    String language = page == null || page.language().isEmpty() ? raw.language() : page.language();
    DateSelector dates =
        new DateSelector(new DayOrder(language == null ? "" : language, host, latest), latest);
    List<ScoredValue<ParsedDate>> published = dates.ranked(candidates.dates, candidates.updates);
    Optional<ScoredValue<ParsedDate>> best = published.stream().findFirst();
    Optional<ScoredValue<ParsedDate>> updated =
        dates.updated(
            candidates.updates, candidates.dates, best.map(ScoredValue::value).orElse(null));
    List<ScoredValue<String>> titles =
        TitleSelector.ranked(
            candidates.titles,
            candidates.publishers,
            headline,
            page == null || headline == null ? "" : page.around(headline),
            host);
    List<ScoredValue<List<String>>> authors =
        AuthorSelector.ranked(candidates.authors, candidates.publishers, host);
    return new Metadata(
        titles.isEmpty() ? null : titles.get(0).value(),
        authors.isEmpty() ? List.of() : authors.get(0).value(),
        best.map(MetadataReader::published).orElse(null),
        updated.map(MetadataReader::published).orElse(null),
        ScoredValue.best(candidates.publishers).map(ScoredValue::value).orElse(null),
        new AlternativeValues()
            .add("published", published, MetadataReader::format)
            .add("title", titles, title -> title)
            .add("authors", authors, names -> String.join("; ", names))
            .add("publisher", candidates.publishers, name -> name)
            .listed());
  }

  private static String host(RawArticle raw, PageScan page) {
    List<String> addresses = new ArrayList<>();
    addresses.add(raw.url() == null ? "" : raw.url());
    if (page != null) {
      addresses.add(page.canonical());
      addresses.add(MetaTagReader.content(page.metas, "og:url"));
    }
    for (String address : addresses) {
      try {
        String host = new URI(address.strip()).getHost();
        if (host != null) {
          return host;
        }
      } catch (URISyntaxException e) {
        continue;
      }
    }
    return "";
  }

  private static void url(String url, LocalDate latest, MetadataCandidates candidates) {
    UrlDate.of(url, latest)
        .ifPresent(day -> candidates.date(new ScoredValue<>(day, 0.7, "url: " + url)));
  }

  /** Adds the values stated by the feed. They are seldom wrong, but often generic. */
  private static void feed(RawArticle raw, MetadataCandidates candidates) {
    candidates.title(raw.title(), 0.82, "feed title");
    LocalDate latest = LocalDate.ofInstant(raw.fetchedAt(), EARLIEST_ZONE);
    candidates.date(
        DateParser.firstWithShortYears(raw.publishedAt())
            .map(DateParser.Found::date)
            .filter(date -> isFetched(date, latest)),
        raw.publishedAt(),
        0.88,
        "feed publishedAt");
    candidates.authors(raw.authors(), 0.72, "feed authors");
  }

  /** Returns whether a date of a feed lies before the fetching, in one of its readings. */
  private static boolean isFetched(ParsedDate date, LocalDate latest) {
    return !date.day().isAfter(latest) || !date.isCertain() && !date.swapped().isAfter(latest);
  }

  private static Published published(ScoredValue<ParsedDate> date) {
    return new Published(
        format(date.value()),
        precision(date.value()),
        Math.min(1, date.confidence()),
        date.evidence(),
        !date.value().isCertain());
  }

  private static Published.Precision precision(ParsedDate date) {
    return date.time() != null && date.isCertain()
        ? Published.Precision.SECOND
        : Published.Precision.DAY;
  }

  private static String format(ParsedDate date) {
    return date.time() != null && date.isCertain()
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.time())
        : date.day().toString();
  }
}
