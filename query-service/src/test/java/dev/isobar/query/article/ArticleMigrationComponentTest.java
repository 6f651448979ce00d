package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
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
import org.junit.jupiter.api.Test;

/** A view that an earlier version filled keeps its articles. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleMigrationComponentTest {
  private static final String SCHEMA = "earlier_version";

  @Inject AgroalDataSource database;

  @Test
  void movesTheDocumentsOfVersionThree() throws SQLException {
    flyway(SCHEMA).target("3").load().migrate();
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 1_203; i++) {
      articles.add(
          article("m-" + i)
              .published("%d-03-04".formatted(1980 + i % 46))
              .text("methane " + i)
              .topic("forests")
              .happening("forum", "place/moved", "2024-05-07", "2024-05-08")
              .build());
    }
    for (EnrichedArticle article : articles) {
      insert(article);
    }

    flyway(SCHEMA).load().migrate();

    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT c.document, c.keys FROM %1$s.article_content c JOIN %1$s.article USING (seq, id, at)"
                    .formatted(SCHEMA));
        ResultSet rows = select.executeQuery()) {
      List<EnrichedArticle> moved = new ArrayList<>();
      while (rows.next()) {
        ReceivedArticle received = ReceivedArticle.stored(CompressedJson.unpack(rows.getBytes(1)));
        moved.add(received.article());
        assertThat((Integer[]) rows.getArray(2).getArray())
            .isEqualTo(Arrays.stream(received.keys()).boxed().toArray(Integer[]::new));
      }
      assertThat(moved).containsExactlyInAnyOrderElementsOf(articles);
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT uid) FROM %s.article_happening"
                    .formatted(SCHEMA))) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isEqualTo(articles.size());
      assertThat(row.getLong(2)).isEqualTo(1);
    }
  }

  @Test
  void renewsTheKeysOfVersionFive() throws SQLException {
    String schema = "earlier_keys";
    flyway(schema).target("5").load().migrate();
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 703; i++) {
      articles.add(
          article("k-" + i)
              .published("%d-03-04".formatted(1980 + i % 46))
              .text("talks " + i)
              .build());
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO %s.article_content (at, id, seq, keys, document)".formatted(schema)
                    + " VALUES (?::timestamptz, ?, ?, '{1,2}', ?)")) {
      for (int i = 0; i < articles.size(); i++) {
        EnrichedArticle article = articles.get(i);
        insert.setString(1, ArticleTime.of(article).toString());
        insert.setString(2, article.id());
        insert.setInt(3, i);
        insert.setBytes(4, CompressedJson.pack(ContractJson.write(article)));
        insert.addBatch();
      }
      insert.executeBatch();
    }

    flyway(schema).load().migrate();

    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT document, keys FROM %s.article_content".formatted(schema));
        ResultSet rows = select.executeQuery()) {
      int renewed = 0;
      while (rows.next()) {
        ReceivedArticle received = ReceivedArticle.stored(CompressedJson.unpack(rows.getBytes(1)));
        assertThat((Integer[]) rows.getArray(2).getArray())
            .isEqualTo(Arrays.stream(received.keys()).boxed().toArray(Integer[]::new));
        renewed++;
      }
      assertThat(renewed).isEqualTo(articles.size());
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT word FROM %s.search_word ORDER BY 1".formatted(schema));
        ResultSet rows = select.executeQuery()) {
      List<String> words = new ArrayList<>();
      while (rows.next()) {
        words.add(rows.getString(1));
      }
      assertThat(words).contains("k", "of", "talk", "title", "wire");
    }
  }

  @Test
  void countsTheArticlesOfVersionFive() throws SQLException {
    String schema = "earlier_counts";
    flyway(schema).target("6").load().migrate();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE %s.article DROP COLUMN words, DROP COLUMN document".formatted(schema));
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              WITH a AS (
                INSERT INTO %1$s.article (id, revision, at, feed, language)
                VALUES (?, 1, '2024-05-07Z', 'f', 'en') RETURNING seq, id, at)
              INSERT INTO %1$s.article_content (seq, id, at, keys, document)
              SELECT seq, id, at, '{}', ? FROM a
              """
                  .formatted(schema))) {
        for (int i = 0; i < 703; i++) {
          EnrichedArticle article =
              article("c-" + i).published("2024-05-07").topic("forests").build();
          insert.setString(1, article.id());
          insert.setBytes(2, CompressedJson.pack(ContractJson.write(article)));
          insert.addBatch();
        }
        insert.executeBatch();
      }

      flyway(schema).load().migrate();

      try (ResultSet row =
          statement.executeQuery(
              ("SELECT articles, (SELECT count(*) FROM %1$s.coverage_change) FROM %1$s.tag"
                      + " WHERE kind = 'topic' AND value = 'forests'")
                  .formatted(schema))) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(703);
        assertThat(row.getLong(2)).isZero();
      }
    }
  }

  private void insert(EnrichedArticle article) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO %s.article (id, revision, at, feed, language, words, document)"
                        .formatted(SCHEMA)
                    + " VALUES (?, ?, ?::timestamptz, 'f', 'en', 'methane:1', ?)")) {
      insert.setString(1, article.id());
      insert.setLong(2, article.revision());
      insert.setString(3, ArticleTime.of(article).toString());
      insert.setBytes(4, CompressedJson.pack(ContractJson.write(article)));
      insert.executeUpdate();
    }
  }

  private FluentConfiguration flyway(String schema) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(schema)
        .locations("classpath:db/migration");
  }
}
