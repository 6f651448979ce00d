package dev.isobar.query.article;

import dev.isobar.query.search.SearchKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the names and wordings of entities. They stay when an article goes. */
final class WordingWriter {
  /** An index row holds at most 2,700 bytes. */
  private static final int MAX_LENGTH = 500;

  private static final String INSERT =
      """
      INSERT INTO wording (tag, type, text) SELECT tag, type, text
      FROM unnest(?::int[], ?::text[], ?::text[]) AS n (tag, type, text)
      ON CONFLICT DO NOTHING RETURNING tag, type, text
      """;

  private static final Comparator<Wording> ORDER =
      Comparator.comparingInt(Wording::tag)
          .thenComparing(Wording::type)
          .thenComparing(Wording::text);

  /** A row, with its text as the database keeps it. */
  private record Wording(int tag, String type, String text) {
    static Wording of(int tag, String type, String text) {
      String kept = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
      return new Wording(tag, type, PostgresText.text(kept));
    }

    long hash() {
      return 31 * SearchKeys.hash('w', type + '\n' + text) + tag * 0x9e3779b97f4a7c15L;
    }
  }

  private WordingWriter() {}

  /**
   * Inserts what is new in these articles.
   *
   * @param memory of what the table has
   * @param tags the numbers of their tags
   */
  static void insert(
      Connection connection,
      ViewMemory memory,
      Collection<ReceivedArticle> articles,
      Map<ArticleTag, Integer> tags)
      throws SQLException {
    Set<Wording> all = new HashSet<>();
    collect(articles, tags, all);
    TreeSet<Wording> unknown = new TreeSet<>(ORDER);
    memory.wordings().addUnknown(all, Wording::hash, unknown);
    if (unknown.isEmpty()) {
      return;
    }
    Set<Wording> present = new HashSet<>(unknown);
    present.removeAll(insert(connection, List.copyOf(unknown)));
    memory.wordings().add(present, Wording::hash);
  }

  private static void collect(
      Collection<ReceivedArticle> articles, Map<ArticleTag, Integer> tags, Set<Wording> distinct) {
    for (ReceivedArticle received : articles) {
      for (MentionedEntity entity : MentionedEntity.of(received.article().mentions())) {
        int tag = tags.get(new ArticleTag(ArticleTag.Kind.ENTITY, entity.id()));
        distinct.add(Wording.of(tag, entity.typeWord(), entity.name()));
        entity.forms().forEach(form -> distinct.add(Wording.of(tag, "", form)));
      }
    }
  }

  /** Returns those that the table did not have. */
  private static Set<Wording> insert(Connection connection, List<Wording> wordings)
      throws SQLException {
    Set<Wording> inserted = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(
          1,
          connection.createArrayOf(
              "int4", wordings.stream().map(Wording::tag).toArray(Integer[]::new)));
      insert.setArray(2, PostgresText.array(connection, wordings, Wording::type));
      insert.setArray(3, PostgresText.array(connection, wordings, Wording::text));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          inserted.add(new Wording(rows.getInt(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return inserted;
  }
}
