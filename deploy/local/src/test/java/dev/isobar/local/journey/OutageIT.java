package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.stack.BackingSettings;
import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceApps;
import dev.isobar.local.stack.ServiceSettings;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the broker or the database while articles flow, and starts it again after an outage: 5 s,
 * or 90 s with {@code -Dlong=true}. Uses a broker and a database of its own, embedded in any case.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class OutageIT {
  private static final Duration OUTAGE = Duration.ofSeconds(Boolean.getBoolean("long") ? 90 : 5);
  private static final int ARTICLES = 500;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path dir;

  private static LocalStack stack;
  private static NewswireClient client;

  @BeforeAll
  static void start() {
    stack =
        LocalStack.start(
            ServiceApps.built(Path.of("../..")),
            BackingSettings.freePorts(),
            ServiceSettings.defaults().withFreePorts().with("isobar.enrich.lane", "quick"),
            dir,
            (service, line) -> {});
    stack.brokerReady().join();
    stack.databaseReady().join();
    stack.services().awaitReady(RunningNewswire.READY);
    client =
        new NewswireClient(
            stack.services().url(Service.INGEST), stack.services().url(Service.QUERY));
  }

  @AfterAll
  static void stop() {
    stack.stop();
  }

  @Test
  void losesNothingWhileTheBrokerIsAway() throws Exception {
    try (Load load = Load.start(client, "broker-away")) {
      load.awaitMore(ARTICLES);
      interrupt(LocalStack.KAFKA);
      load.awaitMore(ARTICLES);
      assertThat(load.refusals()).as("pushes refused during the outage").isPositive();
      assertNothingLost("broker-away", load.stop());
    }
  }

  @Test
  void losesNothingWhileTheDatabaseIsAway() throws Exception {
    try (Load load = Load.start(client, "database-away")) {
      load.awaitMore(ARTICLES);
      interrupt(LocalStack.POSTGRES);
      load.awaitMore(ARTICLES);
      assertThat(load.refusals()).as("ingest-service needs no database").isZero();
      assertNothingLost("database-away", load.stop());
    }
  }

  /** Kills the process, waits for the length of the outage, and starts it again. */
  private static void interrupt(String name) throws Exception {
    ProcessHandle process = stack.processes().get(name);
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
    TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
    for (Service service : Service.values()) {
      assertThat(stack.services().isRunning(service)).as(service + " still runs").isTrue();
    }
    stack.restart(name);
    assertThat(stack.becomesReady(name, RunningNewswire.READY)).isTrue();
  }

  private static void assertNothingLost(String feed, Set<String> accepted) {
    List<String> visible =
        Polling.eventually(() -> client.ids(feed), ids -> ids.size() >= accepted.size());
    assertThat(visible).containsExactlyInAnyOrderElementsOf(accepted);
    try (KafkaTestClient kafka = new KafkaTestClient(stack.backing().bootstrapServers())) {
      assertThat(DeadLetterReader.reasons(kafka, accepted)).isEmpty();
    }
  }
}
