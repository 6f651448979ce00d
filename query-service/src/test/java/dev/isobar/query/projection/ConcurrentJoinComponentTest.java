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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Consumers that take several ids of one article at the same moment make one row of it. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@Timeout(120)
class ConcurrentJoinComponentTest {
  private static final int RUNS = 150;
  private static final String DEADLOCK = "40P01";
  private static final String PRINT =
      "superminhash-128x8:" + Base64.getEncoder().encodeToString(new byte[128]);

  private final ExecutorService consumers = Executors.newCachedThreadPool();

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

  @Test
  void joinsThatCrossDoNotLockEachOther() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      String one = "guid:cross-one-" + run;
      String two = "guid:cross-two-" + run;
      write(version("cross-y-" + run, 1).feed("cross-one-" + run).alias(one));
      write(version("cross-z-" + run, 1).feed("cross-two-" + run).alias(two));
      atOnce(
          List.of(
              version("cross-a-" + run, 2).feed("cross-one-" + run).alias(one),
              version("cross-b-" + run, 2).feed("cross-two-" + run).alias(two)),
          List.of(
              version("cross-c-" + run, 3).feed("cross-two-" + run).alias(two),
              version("cross-d-" + run, 3).feed("cross-one-" + run).alias(one)));
      assertThat(rows("cross-one-" + run)).containsExactly("cross-a-" + run + " 3");
      assertThat(rows("cross-two-" + run)).containsExactly("cross-b-" + run + " 3");
    }
  }

  @Test
  void allLinksOfAChainThatAreMadeAtTheMomentMakeOneRow() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      for (int i = 1; i <= 4; i++) {
        write(link(run, "end-" + i, 1, i));
      }
      writeAtOnce(
          link(run, "middle-c", 2, 1, 2),
          link(run, "middle-b", 3, 2, 3),
          link(run, "middle-a", 4, 3, 4));
      assertThat(rows("chain-" + run)).containsExactly("end-1-" + run + " 4");
    }
  }

  private static ArticleBuilder link(int run, String id, int day, int... guids) {
    ArticleBuilder article = version(id + "-" + run, day).feed("chain-" + run);
    for (int guid : guids) {
      article.alias("guid:chain-" + run + "-" + guid);
    }
    return article;
  }

  private static ArticleBuilder version(String id, int day) {
    return article(id).fetchedAt("2026-01-0" + day + "T00:00:00Z").with("fingerprint", PRINT);
  }

  private void writeAtOnce(ArticleBuilder... articles) throws Exception {
    atOnce(Stream.of(articles).map(List::of).toArray(List[]::new));
  }

  /** Writes each batch by a consumer of its own. */
  @SafeVarargs
  private void atOnce(List<ArticleBuilder>... batches) throws Exception {
    CyclicBarrier start = new CyclicBarrier(batches.length);
    List<Future<?>> writes = new ArrayList<>();
    for (List<ArticleBuilder> batch : batches) {
      writes.add(
          consumers.submit(
              () -> {
                start.await();
                write(batch.toArray(ArticleBuilder[]::new));
                return null;
              }));
    }
    for (Future<?> write : writes) {
      write.get(30, TimeUnit.SECONDS);
    }
  }

  /** Tries again as the consumer does. */
  private void write(ArticleBuilder... builders) throws Exception {
    List<ReceivedArticle> articles = new ArrayList<>();
    for (ArticleBuilder builder : builders) {
      articles.add(ReceivedArticle.read(builder.bytes(), Integer.MAX_VALUE));
    }
    for (boolean written = false; !written; ) {
      try {
        transaction.apply(new Batch(articles, List.of(), Map.of(), Map.of()), () -> {});
        written = true;
      } catch (SQLException e) {
        assertThat(RejectedRowFinder.isForGood(e)).as(e.getMessage()).isFalse();
        assertThat(e.getSQLState()).as(e.getMessage()).isNotEqualTo(DEADLOCK);
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
