package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes the names and wordings of entities. They stay when an article goes. */
final class WordingWriter {
  /** An index row holds at most 2,700 bytes. */
  private static final int MAX_LENGTH = 500;

  private static final String INSERT =
      """
      INSERT INTO wording (tag, type, text) SELECT tag, type, text
      FROM unnest(?::int[], ?::text[], ?::text[]) AS n (tag, type, text)
      ON CONFLICT DO NOTHING
      """;

  private static final Comparator<Wording> ORDER =
      Comparator.comparingInt(Wording::tag)
          .thenComparing(Wording::type)
          .thenComparing(Wording::text);

  private record Wording(int tag, String type, String text) {}

  private WordingWriter() {}

  /**
   * Inserts what is new in these articles.
   *
   * @param tags the numbers of their tags
   */
  static void insert(
      Connection connection, Collection<ReceivedArticle> articles, Map<ArticleTag, Integer> tags)
      throws SQLException {
    TreeSet<Wording> distinct = new TreeSet<>(ORDER);
    for (ReceivedArticle received : articles) {
      for (MentionedEntity entity : MentionedEntity.of(received.article().mentions())) {
        int tag = tags.get(new ArticleTag(ArticleTag.Kind.ENTITY, entity.id()));
        distinct.add(new Wording(tag, entity.typeWord(), limited(entity.name())));
        entity.forms().forEach(form -> distinct.add(new Wording(tag, "", limited(form))));
      }
    }
    if (distinct.isEmpty()) {
      return;
    }
    List<Wording> wordings = List.copyOf(distinct);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(
          1,
          connection.createArrayOf(
              "int4", wordings.stream().map(Wording::tag).toArray(Integer[]::new)));
      insert.setArray(2, PostgresText.array(connection, wordings, Wording::type));
      insert.setArray(3, PostgresText.array(connection, wordings, Wording::text));
      insert.executeUpdate();
    }
  }

  private static String limited(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }
}
