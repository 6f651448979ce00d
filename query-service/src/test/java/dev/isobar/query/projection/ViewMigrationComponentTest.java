package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.ReceivedArticle;
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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view that the last released version filled (3) keeps its articles. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ViewMigrationComponentTest {
  private static final String SCHEMA = "earlier_version";
  private static final int ARTICLES = 1_203;

  @Inject AgroalDataSource database;

  private Connection connection;
  private String searchPath;

  @BeforeEach
  void connect() throws SQLException {
    connection = database.getConnection();
    searchPath = text("SHOW search_path");
    execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
  }

  @AfterEach
  void close() throws SQLException {
    execute("SET search_path = " + searchPath);
    connection.close();
  }

  @Test
  void movesCountsAndLinksTheArticles() throws SQLException {
    // Without the migrations in Java: a repeatable one would run at any version.
    flyway().locations("filesystem:src/main/resources/db/migration").target("3").load().migrate();
    execute("SET search_path = " + SCHEMA);
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      articles.add(
          article("m-" + i)
              .published("%d-03-04".formatted(1980 + i % 46))
              .text("talks " + i)
              .topic("forests")
              .build());
    }
    insert(articles);

    flyway().load().migrate();

    assertThat(moved()).containsExactlyInAnyOrderElementsOf(articles);
    assertThat(number("SELECT articles FROM tag WHERE kind = 'topic' AND value = 'forests'"))
        .isEqualTo(ARTICLES);
    assertThat(number("SELECT count(*) FROM coverage_change")).isZero();
    assertThat(number("SELECT count(*) FROM story_article JOIN article USING (seq, id, at)"))
        .isEqualTo(ARTICLES);
    assertThat(number("SELECT sum(members) FROM story")).isEqualTo(ARTICLES);
    assertThat(number("SELECT count(*) FROM search_word WHERE word IN ('talk', 'title', 'wire')"))
        .isEqualTo(3);
  }

  @Test
  void signaturesOfStoriesStay() throws SQLException {
    flyway().target("11").load().migrate();
    execute("SET search_path = " + SCHEMA);
    execute(
        "INSERT INTO story_article (seq, id, at, story, keys, signature)"
            + " VALUES (7, 'm-7', now(), 'm-6', '{1,2}', 'bytes')");

    flyway().load().migrate();

    assertThat(
            number(
                "SELECT count(*) FROM story_article JOIN story_signature USING (seq)"
                    + " WHERE id = 'm-7' AND story = 'm-6' AND keys = '{1,2}'"
                    + " AND signature = 'bytes'"))
        .isOne();
  }

  @Test
  void anEmptyViewStaysEmpty() throws SQLException {
    flyway().load().migrate();
    execute("SET search_path = " + SCHEMA);
    assertThat(moved()).isEmpty();
  }

  private List<EnrichedArticle> moved() throws SQLException {
    List<EnrichedArticle> moved = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT c.document, c.keys FROM article_content c JOIN article USING (seq, id, at)")) {
      while (rows.next()) {
        ReceivedArticle received = ReceivedArticle.stored(rows.getBytes(1));
        moved.add(received.article());
        assertThat((Integer[]) rows.getArray(2).getArray()).containsExactly(boxed(received.keys()));
      }
    }
    return moved;
  }

  private static Integer[] boxed(int[] keys) {
    return Arrays.stream(keys).boxed().toArray(Integer[]::new);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void insert(List<EnrichedArticle> articles) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO article (id, revision, at, feed, language, words, document)"
                + " VALUES (?, ?, ?::timestamptz, 'f', 'en', 'methane:1', ?)")) {
      for (EnrichedArticle article : articles) {
        insert.setString(1, article.id());
        insert.setLong(2, article.revision());
        insert.setString(3, ArticleTime.of(article).toString());
        insert.setBytes(4, ContractJson.write(article));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations("classpath:db/migration");
  }
}
