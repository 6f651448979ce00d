package dev.isobar.query.topic;

import dev.isobar.contracts.Topic;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one row per article and topic, for its own topics and their broader ones. */
public final class TopicWriter {
  private static final String INSERT =
      """
      INSERT INTO article_topic (article, topic, score)
      SELECT article, topic, score
      FROM unnest(?::bigint[], ?::text[], ?::float8[]) AS n (article, topic, score)
      ON CONFLICT DO NOTHING
      """;

  private TopicWriter() {}

  /** Inserts the topics of articles that have none in the table. */
  public static void insert(Connection connection, Map<Long, ReceivedArticle> articles)
      throws SQLException {
    List<Long> seqs = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    articles.forEach(
        (seq, received) ->
            scores(received.article().topics())
                .forEach(
                    (topic, score) -> {
                      seqs.add(seq);
                      topics.add(topic);
                      scores.add(score);
                    }));
    if (topics.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("int8", seqs.toArray(Long[]::new)));
      insert.setArray(2, connection.createArrayOf("text", topics.toArray(String[]::new)));
      insert.setArray(3, connection.createArrayOf("float8", scores.toArray(Double[]::new)));
      insert.executeUpdate();
    }
  }

  /** Returns the score of each topic of the article, null for broader topics. */
  static Map<String, Double> scores(List<Topic> topics) {
    Map<String, Double> scores = new HashMap<>();
    for (Topic topic : topics) {
      scores.merge(PostgresText.text(topic.id()), topic.score(), Math::max);
    }
    for (Topic topic : topics) {
      for (String broader : topic.broader()) {
        scores.putIfAbsent(PostgresText.text(broader), null);
      }
    }
    return scores;
  }
}
