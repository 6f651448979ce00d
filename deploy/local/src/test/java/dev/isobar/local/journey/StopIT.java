package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.stack.Service;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops each service by SIGTERM while articles flow, and starts it again. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StopIT {
  private static final int ARTICLES = 500;

  /** Shorter than the time after which the launcher kills a service that does not stop. */
  private static final Duration STOP = Duration.ofSeconds(20);

  private final RunningNewswire newswire = RunningNewswire.get();
  private final NewswireClient client = newswire.client();

  @ParameterizedTest
  @EnumSource(Service.class)
  void nothingIsLostOrDoubled(Service service) throws Exception {
    String feed = "stop-" + service.label();
    try (Load load = Load.start(client, feed);
        KafkaTestClient kafka = new KafkaTestClient(newswire.bootstrapServers())) {
      load.awaitMore(ARTICLES);
      Instant start = Instant.now();
      newswire.services().stop(service);
      assertThat(Duration.between(start, Instant.now())).isLessThan(STOP);
      newswire.services().start(service);
      newswire.services().awaitReady(service, RunningNewswire.READY);
      load.awaitMore(ARTICLES);
      Set<String> accepted = load.stop();
      List<String> visible =
          Polling.eventually(() -> client.ids(feed), ids -> ids.size() >= accepted.size());
      assertThat(visible).containsExactlyInAnyOrderElementsOf(accepted);
      assertThat(DeadLetterReader.reasons(kafka, accepted)).isEmpty();
    }
  }
}
