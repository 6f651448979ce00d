package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.projection.ProjectionTransaction.Batch;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two consumers that take two ids of one article at the same moment make one row of it. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@Timeout(120)
class ConcurrentJoinComponentTest {
  private static final int RUNS = 150;
  private static final String PRINT =
      "superminhash-128x8:" + Base64.getEncoder().encodeToString(new byte[128]);

  private final ExecutorService consumers = Executors.newFixedThreadPool(2);
  private final CyclicBarrier start = new CyclicBarrier(2);

  @Inject ProjectionTransaction transaction;
  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    consumers.shutdownNow();
  }

  @Test
  void anEarlierIdAndThePresentOneAreOneRow() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      writeAtOnce(
          version("at-once-old-" + run, 1).feed("earlier-" + run),
          version("at-once-new-" + run, 2).feed("earlier-" + run).alias("at-once-old-" + run));
      assertThat(rows("earlier-" + run)).containsExactly("at-once-new-" + run + " 2");
    }
  }

  @Test
  void anEarlierIdThatIsRevisedAtTheMomentKeepsItsRevision() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      write(version("at-once-was-" + run, 1).feed("revised-" + run));
      writeAtOnce(
          version("at-once-was-" + run, 3).feed("revised-" + run),
          version("at-once-is-" + run, 2).feed("revised-" + run).alias("at-once-was-" + run));
      assertThat(rows("revised-" + run)).containsExactly("at-once-is-" + run + " 3");
    }
  }

  @Test
  void anArticleThatIsRevisedWhileItsGuidJoinsItKeepsItsRevision() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      write(version("at-once-b-" + run, 1).feed("joined-" + run).alias("guid:at-once-" + run));
      writeAtOnce(
          version("at-once-b-" + run, 3).feed("joined-" + run).alias("guid:at-once-" + run),
          version("at-once-a-" + run, 2).feed("joined-" + run).alias("guid:at-once-" + run));
      assertThat(rows("joined-" + run)).containsExactly("at-once-a-" + run + " 3");
    }
  }

  private static ArticleBuilder version(String id, int day) {
    return article(id).fetchedAt("2026-01-0" + day + "T00:00:00Z").with("fingerprint", PRINT);
  }

  private void writeAtOnce(ArticleBuilder... articles) throws Exception {
    List<Future<?>> writes = new ArrayList<>();
    for (ArticleBuilder article : articles) {
      writes.add(
          consumers.submit(
              () -> {
                start.await();
                write(article);
                return null;
              }));
    }
    for (Future<?> write : writes) {
      write.get(30, TimeUnit.SECONDS);
    }
  }

  /** Tries again as the consumer does. */
  private void write(ArticleBuilder article) throws Exception {
    List<ReceivedArticle> articles =
        List.of(ReceivedArticle.read(article.bytes(), Integer.MAX_VALUE));
    for (boolean written = false; !written; ) {
      try {
        transaction.apply(new Batch(articles, Map.of(), Map.of()), () -> {});
        written = true;
      } catch (SQLException e) {
        assertThat(RejectedRowFinder.isForGood(e)).as(e.getMessage()).isFalse();
      }
    }
  }

  /** Returns the id and the day of each row. */
  private List<String> rows(String feed) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id || to_char(to_timestamp(revision / 1000) AT TIME ZONE 'UTC', ' FMDD')"
                    + " FROM article WHERE feed = ?")) {
      select.setString(1, feed);
      List<String> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    }
  }
}
