package dev.isobar.query.live;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognises articles that Kafka delivers again. It remembers a limited number of the latest
 * articles, so a very late repetition counts as new, which at-least-once delivery allows. Not
 * thread-safe.
 */
final class RevisionDeduplicator {
  private static final int MAX_REMEMBERED = 10_000;

  private final Map<String, Version> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /** Distinguishes results of the same revision by enricher, taxonomy and lane. */
  private record Version(long revision, String taxonomy, String enricher, Lane lane) {}

  /** Returns whether this revision is neither known nor older than a known one; remembers it. */
  boolean isNew(EnrichedArticle article) {
    Version version =
        new Version(
            article.revision(),
            article.taxonomyVersion(),
            article.enricherVersion(),
            article.lane());
    Version last = seen.get(article.id());
    if (last != null && (last.revision() > version.revision() || last.equals(version))) {
      return false;
    }
    seen.put(article.id(), version);
    return true;
  }
}
