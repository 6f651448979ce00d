package dev.isobar.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import dev.isobar.testing.RestartableBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The channel of the packaged service, under load: outages, shutdown, rebalances, replays. An
 * outage takes {@code -Disobar.outage}, by default 8 s.
 */
@Timeout(300)
class EnrichedArticlesConsumerIT {
  private static final Duration OUTAGE =
      Duration.parse("PT" + System.getProperty("isobar.outage", "8s"));

  @Test
  void databaseAwayUnderLoad() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      PackagedService service = run.awaitReady();
      // A dead letter is sent before its transaction commits, so an outage in between repeats it.
      run.send(0, 10);
      Polling.until("commit of the first dead letter", () -> run.offsets() == 10 + 1);
      run.send(10, 1_000);
      run.awaitRows(11);
      run.databaseLink().cut();
      run.send(1_000, 2_000);
      staysAlive(service, OUTAGE);
      assertThat(run.wire().members("isobar-query")).isEqualTo(2);
      run.databaseLink().open();
      run.awaitRows(2_000);
      run.send(2_000, 2_100);
      run.awaitRows(2_100);
      assertThat(run.wire().deadLetters("poison-0")).hasSize(1);
      assertThat(run.wire().deadLetters("it-1500")).isEmpty();
    }
  }

  @Test
  void brokerAwayWithDeadLettersUnderWay() throws Exception {
    try (RestartableBroker broker = new RestartableBroker().start();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      PackagedService service = run.awaitReady();
      run.send(0, 1_000);
      run.awaitRows(1);
      broker.kill();
      staysAlive(service, OUTAGE);
      assertThat(service.status("/articles?topic=it&limit=1")).isEqualTo(200);
      broker.start();
      run.awaitRows(1_000);
      run.send(1_000, 1_100);
      run.awaitRows(1_100);
      assertThat(run.wire().deadLetters("poison-0")).isNotEmpty();
      assertThat(run.wire().deadLetters("poison-1000")).hasSize(1);
      assertThat(run.wire().deadLetters("it-500")).isEmpty();
    }
  }

  @Test
  void brokerAbsentAtTheStart() throws Exception {
    try (RestartableBroker broker = new RestartableBroker();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      run.databaseLink().open();
      PackagedService service = run.service().start();
      Polling.until("liveness", () -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      Polling.until("answer", () -> service.status("/articles") == 200);
      broker.start();
      service.awaitReady();
      run.send(0, 100);
      run.awaitRows(100);
    }
  }

  @Test
  void terminationFinishesTheCurrentTransaction() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      PackagedService service = run.awaitReady();
      run.send(0, 5_000);
      run.awaitRows(500);
      assertThat(service.stop()).isLessThan(Duration.ofSeconds(12));
      // Of the records that the offsets count, only the poison has no row.
      assertThat(run.rows()).isLessThan(5_000);
      assertThat(run.offsets() - run.rows()).isBetween(0, 1);
      service.start();
      run.awaitRows(5_000);
      assertThat(run.wire().deadLetters("poison-0")).hasSize(1);
    }
  }

  @Test
  void twoReplicasShareTheWorkAndLoseNothingWhenOneIsKilled() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker);
        PackagedService second = run.replica()) {
      PackagedService first = run.awaitReady();
      run.send(0, 3_000);
      second.start().awaitReady();
      Polling.until("four members with partitions", () -> run.wire().members("isobar-query") == 4);
      run.send(3_000, 6_000);
      run.awaitRows(3_500);
      first.kill();
      run.send(6_000, 7_000);
      run.awaitRows(7_000);
      Polling.until("offsets of all records", () -> run.offsets() == 7_000 + 3);
      assertThat(run.wire().deadLetters("it-4000")).isEmpty();
    }
  }

  @Test
  void replayUnderLoad() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      run.awaitReady();
      run.send(0, 2_000);
      run.awaitRows(200);
      // In one transaction, so that no row is deleted that the service has already written again.
      // The
      // lock waits for transactions under way, whose partitions the UPDATE would not see.
      run.execute(
          "LOCK TABLE consumer_offset IN EXCLUSIVE MODE",
          "UPDATE consumer_offset SET next_offset = 0, batches = batches + 1",
          "DELETE FROM article_content",
          "DELETE FROM article");
      run.send(2_000, 3_000);
      run.awaitRows(3_000);
      Polling.until("offsets of all records", () -> run.offsets() == 3_000 + 2);
      Polling.until(
          "commit of all offsets",
          () -> run.wire().committed("isobar-query").equals(run.wire().end()));
    }
  }

  /** Asks all the time: liveness never fails. */
  private static void staysAlive(PackagedService service, Duration time) {
    Instant end = Instant.now().plus(time);
    while (Instant.now().isBefore(end)) {
      assertThat(service.status("/q/health/live")).isEqualTo(200);
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }
}
