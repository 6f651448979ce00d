package dev.isobar.query.live;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.Source;
import dev.isobar.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Enriched articles for tests. */
final class Articles {
  private Articles() {}

  static EnrichedArticle article(String id, long revision) {
    return article(id, revision, "methane", "A text about " + id);
  }

  static EnrichedArticle article(String id, long revision, String topic, String text) {
    return new EnrichedArticle(
        id,
        revision,
        null,
        new Source("test", null, null),
        Instant.ofEpochMilli(revision),
        Instant.ofEpochMilli(revision),
        "taxonomy-1",
        "enricher-1",
        1,
        Lane.QUICK,
        "Title of " + id,
        List.of(),
        null,
        null,
        text,
        List.of(),
        "en",
        List.of(),
        List.of(),
        List.of(new Topic(topic, List.of(), 1, List.of())),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  static LiveArticle live(int partition, long offset, EnrichedArticle article) {
    return new LiveArticle(partition, offset, article, ContractJson.write(article));
  }
}
