package dev.isobar.query.live;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells news from what Kafka delivered again. Bounded: it remembers the articles it met last, so
 * that a very late repetition counts as news, which at-least-once allows. Not thread-safe.
 */
final class RevisionDeduplicator {
  private static final int REMEMBERED = 10_000;

  private final Map<String, Version> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The same revision enriched by another enricher, taxonomy or lane says something new. */
  private record Version(long revision, String taxonomy, String enricher, Lane lane) {}

  /** Whether this is neither a revision seen before nor an older one; it then counts as seen. */
  boolean isNews(EnrichedArticle article) {
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
