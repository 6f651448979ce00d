package dev.isobar.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The packaged service loses and doubles nothing, whatever is taken away from it. */
class ProjectionTransactionIT {
  private static final int ARTICLES = 2_000;
  private static final int POISONS = 4;

  @Test
  void survivesTheLossOfDatabaseAndProcess() throws Exception {
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker)) {
      PackagedService service = run.service().start();
      Polling.until("liveness without a database", () -> service.status("/q/health/live") == 200);
      assertThat(service.get("/q/health/ready").body()).contains("waiting for the database");
      assertThat(service.status("/articles")).isEqualTo(503);

      run.send(0, ARTICLES / 4);
      run.databaseLink().open();
      service.awaitReady();
      awaitRows(run, 1);
      service.kill();
      service.start();

      run.send(ARTICLES / 4, ARTICLES / 2);
      awaitRows(run, ARTICLES / 4 + 1);
      run.databaseLink().cut();
      run.send(ARTICLES / 2, 3 * ARTICLES / 4);
      assertThat(service.isAlive()).isTrue();
      run.databaseLink().open();
      awaitRows(run, ARTICLES / 2 + 1);

      run.send(3 * ARTICLES / 4, ARTICLES);
      service.stop();
      service.start();
      awaitRows(run, ARTICLES);
      Polling.until("answer", () -> service.status("/articles?topic=it") == 200);
      assertThat(service.get("/topics?q=it").body()).contains("\"articles\":" + ARTICLES);
      StreamCursor end = run.wire().end();
      Polling.until("last offset", () -> cursor(service).withEpoch(null).equals(end));
      for (int i = 0; i < POISONS; i++) {
        assertThat(run.wire().deadLetters("poison-" + i * ARTICLES / POISONS)).isNotEmpty();
      }
    }
  }

  private static void awaitRows(PackagedQueryService run, int rows) {
    run.awaitRows(rows);
    assertThat(run.rows()).isLessThanOrEqualTo(ARTICLES);
  }

  private static StreamCursor cursor(PackagedService service) throws IOException {
    return StreamCursor.parse(
        service.get("/articles?limit=1").headers().firstValue("Isobar-Cursor").orElse("v1_"));
  }
}
