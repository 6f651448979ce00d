package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceGroup;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas of enrich-service and query-service come and go while articles flow. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RebalanceIT {
  private static final String FEED = "rebalance-test";
  private static final int ARTICLES = 500;

  private final RunningNewswire newswire = RunningNewswire.get();
  private final NewswireClient client = newswire.client();

  @Test
  void eachArticleHasOneRowAndReachesEachSubscriber() throws Exception {
    ServiceGroup first = newswire.services();
    String live = "source=" + FEED + "&since=" + client.cursor();
    try (ServiceGroup second = newswire.replicas();
        Load load = Load.start(client, FEED);
        LiveClient atFirst = new LiveClient(first.url(Service.QUERY), live);
        KafkaTestClient kafka = new KafkaTestClient(newswire.bootstrapServers())) {
      load.awaitMore(ARTICLES);
      second.start(Service.ENRICH);
      second.start(Service.QUERY);
      second.awaitReady(Service.ENRICH, RunningNewswire.READY);
      second.awaitReady(Service.QUERY, RunningNewswire.READY);
      try (LiveClient atSecond = new LiveClient(second.url(Service.QUERY), live)) {
        load.awaitMore(ARTICLES);
        restart(first, Service.QUERY);
        load.awaitMore(ARTICLES);
        second.kill(Service.ENRICH);
        load.awaitMore(ARTICLES);
        Set<String> accepted = load.stop();

        List<String> visible =
            Polling.eventually(() -> client.ids(FEED), ids -> ids.size() >= accepted.size());
        assertThat(visible).containsExactlyInAnyOrderElementsOf(accepted);
        assertReceived(atFirst, accepted);
        assertReceived(atSecond, accepted);
        assertThat(atFirst.connections()).isGreaterThan(1);
        assertThat(DeadLetterReader.reasons(kafka, accepted)).isEmpty();
      }
    }
  }

  private static void restart(ServiceGroup services, Service service) {
    services.restart(service);
    services.awaitReady(service, RunningNewswire.READY);
  }

  private static void assertReceived(LiveClient client, Set<String> accepted) {
    Polling.eventually(
        () -> new HashSet<>(client.articles()), received -> received.size() >= accepted.size());
    assertThat(new HashSet<>(client.articles())).isEqualTo(accepted);
    assertThat(client.gaps()).isEmpty();
  }
}
