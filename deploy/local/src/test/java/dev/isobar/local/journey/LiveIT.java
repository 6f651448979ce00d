package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.stack.Service;
import dev.isobar.testing.Polling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A live subscriber reconnects through a kill of query-service and misses nothing. */
class LiveIT {
  private static final String FEED = "live-test";
  private static final int ARTICLES = 300;
  private static final int STREAM = 10;

  @Test
  void aSubscriberMissesNothingThroughAKill() {
    RunningNewswire newswire = RunningNewswire.get();
    NewswireClient feed = newswire.client();
    List<String> pushed = new ArrayList<>();
    try (LiveClient client =
        new LiveClient(
            newswire.services().url(Service.QUERY), "source=" + FEED + "&since=" + feed.cursor())) {
      for (int from = 0; from < ARTICLES; from += STREAM) {
        pushed.addAll(feed.push(Articles.of(FEED, from, from + STREAM)));
        if (from == ARTICLES / 3) {
          Polling.eventually(client::articles, got -> got.size() >= STREAM);
          newswire.services().kill(Service.QUERY);
        } else if (from == 2 * ARTICLES / 3) {
          newswire.services().start(Service.QUERY);
        }
      }
      Polling.eventually(client::articles, got -> got.size() >= ARTICLES);
      assertThat(client.connections()).isGreaterThan(1);
      assertThat(client.gaps()).isEmpty();
      assertThat(client.articles()).containsExactlyInAnyOrderElementsOf(pushed);
    }
    newswire.services().awaitReady(Service.QUERY, RunningNewswire.READY);
    assertThat(pushed).hasSize(ARTICLES);
  }
}
