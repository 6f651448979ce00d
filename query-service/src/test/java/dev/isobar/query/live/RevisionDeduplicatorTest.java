package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RevisionDeduplicatorTest {
  private final RevisionDeduplicator seen = new RevisionDeduplicator();

  @Test
  void revisionIsNewOnce() {
    assertThat(seen.isNew(Articles.article("a", 1))).isTrue();
    assertThat(seen.isNew(Articles.article("a", 1))).isFalse();
    assertThat(seen.isNew(Articles.article("b", 1))).isTrue();
  }

  @Test
  void onlyANewerRevisionIsNew() {
    assertThat(seen.isNew(Articles.article("a", 2))).isTrue();
    assertThat(seen.isNew(Articles.article("a", 3))).isTrue();
    assertThat(seen.isNew(Articles.article("a", 2))).isFalse();
  }

  @Test
  void sameRevisionOfAnotherEnricherIsNew() {
    EnrichedArticle article = Articles.article("a", 2);
    assertThat(seen.isNew(article)).isTrue();
    assertThat(seen.isNew(replaced(article, "taxonomy-1", "taxonomy-2"))).isTrue();
    assertThat(seen.isNew(replaced(article, "enricher-1", "enricher-2"))).isTrue();
    assertThat(seen.isNew(replaced(article, "\"quick\"", "\"deep\""))).isTrue();
    assertThat(seen.isNew(replaced(article, "\"quick\"", "\"deep\""))).isFalse();
  }

  private static EnrichedArticle replaced(EnrichedArticle article, String what, String by) {
    String json = new String(ContractJson.write(article), StandardCharsets.UTF_8);
    return ContractJson.readEnriched(
        json.replace(what, by).getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
  }
}
