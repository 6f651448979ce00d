package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.CORE;
import static dev.isobar.ingest.feed.document.Vocabulary.NEWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads sitemaps, also those with Google's extension for news. */
final class SitemapReader {
  private static final Set<String> ENTRIES = Set.of("url");

  private final ReadContext context;
  private String publication;
  private boolean hasNews;

  SitemapReader(ReadContext context) {
    this.context = context;
  }

  FeedDocument read(String markup) throws UnreadableFeedException {
    List<FeedEntry> entries = new ArrayList<>();
    context.parser().parse(markup, ENTRIES, context.limits().addresses(), url -> add(url, entries));
    return FeedDocument.of(
        hasNews ? "news-sitemap" : "sitemap",
        publication,
        null,
        null,
        entries,
        context.warnings().sentences());
  }

  private void add(FeedElement url, List<FeedEntry> entries) {
    FeedElement location = url.child(CORE, "loc");
    String link = location == null ? null : context.links().address(location);
    if (link == null) {
      context.warnings().add("An entry of the sitemap has no usable address; it was left out.");
      return;
    }
    FeedElement news = url.child(NEWS, "news");
    FeedElement changed = url.child(CORE, "lastmod");
    FeedElement date = news == null ? null : news.child(NEWS, "publication_date");
    hasNews |= news != null;
    entries.add(
        new FeedEntry(
            null,
            link,
            news == null ? null : context.texts().title(news.child(NEWS, "title")),
            List.of(),
            context.time(date),
            date == null ? null : context.texts().line(date),
            context.time(changed),
            null,
            false,
            null,
            false,
            language(news),
            keywords(news)));
  }

  private String language(FeedElement news) {
    FeedElement publisher = news == null ? null : news.child(NEWS, "publication");
    if (publisher == null) {
      return null;
    }
    if (publication == null) {
      publication = context.texts().title(publisher.child(NEWS, "name"));
    }
    FeedElement language = publisher.child(NEWS, "language");
    return language == null ? null : LanguageTag.of(language.text());
  }

  private List<String> keywords(FeedElement news) {
    String line = news == null ? null : context.texts().line(news.child(NEWS, "keywords"));
    List<String> keywords = new ArrayList<>();
    for (String keyword : line == null ? new String[0] : line.split(",")) {
      if (!keyword.isBlank()) {
        keywords.add(keyword.strip());
      }
    }
    return keywords;
  }
}
