package dev.isobar.query.entity;

import dev.isobar.contracts.Mention;
import dev.isobar.query.article.MentionedEntity;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes one row per article and entity. */
public final class MentionWriter {
  /** Separates the wordings of one entity in the parameter of the statement. */
  private static final char UNIT_SEPARATOR = '\u001f';

  private static final String INSERT =
      """
      INSERT INTO article_mention (article, entity, type, name, count, forms)
      SELECT article, entity, type, name, count, string_to_array(forms, E'\\x1f')
      FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[])
        AS n (article, entity, type, name, count, forms)
      ON CONFLICT DO NOTHING
      """;

  private MentionWriter() {}

  /** Inserts the mentions of articles that have none in the table. */
  public static void insert(Connection connection, Map<Long, ReceivedArticle> articles)
      throws SQLException {
    List<Long> seqs = new ArrayList<>();
    List<MentionedEntity> entities = new ArrayList<>();
    articles.forEach(
        (seq, received) -> {
          for (MentionedEntity entity : MentionedEntity.of(received.article().mentions())) {
            seqs.add(seq);
            entities.add(entity);
          }
        });
    if (entities.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("int8", seqs.toArray(Long[]::new)));
      insert.setArray(2, PostgresText.array(connection, entities, MentionedEntity::id));
      insert.setArray(3, PostgresText.array(connection, entities, e -> word(e.type())));
      insert.setArray(4, PostgresText.array(connection, entities, MentionedEntity::name));
      insert.setArray(
          5,
          connection.createArrayOf(
              "int4", entities.stream().map(MentionedEntity::count).toArray(Integer[]::new)));
      insert.setArray(6, PostgresText.array(connection, entities, e -> joined(e.forms())));
      insert.executeUpdate();
    }
  }

  /** Returns the JSON value of the type. */
  static String word(Mention.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static String joined(Iterable<String> forms) {
    return String.join(String.valueOf(UNIT_SEPARATOR), forms);
  }
}
