package dev.isobar.query.article;

import dev.isobar.query.search.SearchKeys;
import dev.isobar.query.store.ViewSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Writes the words of articles that the view does not have. */
public final class VocabularyWriter {
  /** Transactions wait for words that another one inserts, so all insert them in one order. */
  private static final String INSERT =
      """
      INSERT INTO search_word (word) SELECT word FROM unnest(?::text[]) AS n (word) ORDER BY word
      ON CONFLICT DO NOTHING RETURNING word
      """;

  private VocabularyWriter() {}

  /**
   * Inserts the words that are new, in the connection's transaction.
   *
   * @param schema the schema of the connection
   */
  public static void insert(
      Connection connection, ViewSchema schema, Collection<ReceivedArticle> articles)
      throws SQLException {
    ViewMemory memory = ViewMemory.of(connection, schema);
    Set<String> unknown = new TreeSet<>();
    for (ReceivedArticle received : articles) {
      memory.words().addUnknown(received.words(), VocabularyWriter::hash, unknown);
    }
    if (unknown.isEmpty()) {
      return;
    }
    Set<String> present = new HashSet<>(unknown);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("text", unknown.toArray()));
      try (ResultSet inserted = insert.executeQuery()) {
        while (inserted.next()) {
          present.remove(inserted.getString(1));
        }
      }
    }
    memory.words().add(present, VocabularyWriter::hash);
  }

  private static long hash(String word) {
    return SearchKeys.hash('v', word);
  }
}
