package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceGroup;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each service is killed while articles flow; what was accepted ends in the view, once. */
class KillIT {
  private static final String FEED = "kill-test";
  private static final int ARTICLES = 2000;
  private static final int STREAM = 50;
  private static final int POISON = 20;

  private final RunningNewswire newswire = RunningNewswire.get();
  private final NewswireClient client = newswire.client();
  private final AtomicInteger accepted = new AtomicInteger();

  @Test
  void nothingAcceptedIsLostOrDoubled() throws Exception {
    CompletableFuture<Void> kills = CompletableFuture.runAsync(this::killEachInTurn);
    Set<String> ids = new HashSet<>();
    try (KafkaTestClient kafka = new KafkaTestClient(newswire.bootstrapServers())) {
      for (int from = 0; from < ARTICLES; from += STREAM) {
        if (from % (ARTICLES / POISON) == 0) {
          kafka.send(KafkaTopics.RAW, "kill-poison-" + from, ("no JSON " + from).getBytes(UTF_8));
        }
        ids.addAll(pushUntilAccepted(from));
        accepted.set(ids.size());
      }
      kills.get(3, TimeUnit.MINUTES);
      assertThat(DeadLetterReader.await(kafka, "kill-poison-", POISON)).hasSize(POISON);
    }
    assertThat(ids).hasSize(ARTICLES);

    List<String> visible =
        Polling.eventually(() -> client.ids(FEED), found -> found.size() >= ARTICLES);
    assertThat(visible).doesNotHaveDuplicates().hasSize(ARTICLES);
    assertThat(new HashSet<>(visible)).isEqualTo(ids);
  }

  /** Pushes articles again until all are answered with 202, as a feed does. */
  private List<String> pushUntilAccepted(int from) {
    return Polling.eventually(
        () -> client.push(Articles.of(FEED, from, from + STREAM)), got -> got.size() == STREAM);
  }

  private void killEachInTurn() {
    ServiceGroup services = newswire.services();
    Service[] turns = {Service.ENRICH, Service.QUERY, Service.INGEST};
    for (int turn = 0; turn < turns.length; turn++) {
      int due = ARTICLES * (turn + 1) / (turns.length + 1);
      Polling.eventually(accepted::get, count -> count >= due);
      services.kill(turns[turn]);
      services.start(turns[turn]);
      services.awaitReady(turns[turn], RunningNewswire.READY);
    }
  }
}
