package dev.isobar.query.savedquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.config.PagingConfig;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes at the same time, while the rule of alerts takes long. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class SavedQueryChangesComponentTest {
  private final List<String> created = new ArrayList<>();

  @Inject SavedQueries queries;
  @Inject SavedQuerySender sender;
  @Inject PagingConfig paging;

  @AfterEach
  void remove() {
    SavedQueryChanges changes = changes((id, parameters) -> {});
    created.forEach(id -> changes.remove(id, any -> {}));
  }

  @Test
  void aCreationThatIsCheckedHoldsNobodyUp() throws Exception {
    CountDownLatch checked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SavedQueryChanges changes =
        changes(
            (id, parameters) -> {
              // Only the first check takes so long.
              if (checked.getCount() > 0) {
                checked.countDown();
                await(goOn);
              }
            });
    CompletableFuture<SavedQuery> slow =
        CompletableFuture.supplyAsync(() -> changes.create(query("Change held up")));
    await(checked);
    CompletableFuture<SavedQuery> quick =
        CompletableFuture.supplyAsync(() -> changes.create(query("Change held up")));
    try {
      assertThat(id(quick.get(20, TimeUnit.SECONDS))).isEqualTo("change-held-up");
    } finally {
      goOn.countDown();
    }
    // The id that it would have got is taken meanwhile.
    assertThat(id(slow.get(20, TimeUnit.SECONDS))).isEqualTo("change-held-up-2");
  }

  @Test
  void whatTheClientDoesNotExpectComesBeforeWhatIsTooBroad() {
    SavedQueryChanges changes =
        changes(
            (id, parameters) -> {
              throw new IllegalStateException("too broad");
            });
    assertThatThrownBy(
            () ->
                changes.put(
                    query("Stale").withId("change-stale"),
                    before -> {
                      throw new IllegalArgumentException("stale");
                    }))
        .hasMessage("stale");
    assertThatThrownBy(() -> changes.put(query("Stale").withId("change-stale"), any -> {}))
        .hasMessage("too broad");
  }

  private String id(SavedQuery query) {
    created.add(query.id());
    return query.id();
  }

  private SavedQueryChanges changes(SavedQueryRule rule) {
    return new SavedQueryChanges(queries, sender, rule, paging);
  }

  private static SavedQuery query(String name) {
    return new SavedQuery(
        null, name, null, ContractJson.mapper().createObjectNode().put("source", "change"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
