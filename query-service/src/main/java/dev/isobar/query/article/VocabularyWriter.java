package dev.isobar.query.article;

import dev.isobar.query.search.HashSet64;
import dev.isobar.query.search.SearchKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the words of articles that the view does not have. The words that it is known to have are
 * in memory, so that most articles cost the database nothing.
 */
public final class VocabularyWriter {
  /** The hashes of so many words take 32 MB; then the memory begins again. */
  private static final int MAX_KNOWN = 1_000_000;

  /** The live view's and that of a rebuild; others were replaced. */
  private static final int MAX_TABLES = 2;

  private static final String TABLE = "SELECT 'search_word'::regclass::oid::bigint";

  /** Transactions wait for words that another one inserts, so all insert them in one order. */
  private static final String INSERT =
      """
      INSERT INTO search_word (word) SELECT word FROM unnest(?::text[]) AS n (word) ORDER BY word
      ON CONFLICT DO NOTHING RETURNING word
      """;

  /** The hashes of the words in each table: the schema of a rebuild has its own table. */
  private static final Map<Long, HashSet64> KNOWN = new ConcurrentHashMap<>();

  private VocabularyWriter() {}

  /** Inserts the words that are new, in the connection's transaction. */
  public static void insert(Connection connection, Collection<List<String>> articles)
      throws SQLException {
    if (KNOWN.size() > MAX_TABLES) {
      KNOWN.clear();
    }
    HashSet64 known = KNOWN.computeIfAbsent(table(connection), table -> new HashSet64());
    Set<String> unknown = new TreeSet<>();
    synchronized (known) {
      for (List<String> words : articles) {
        for (String word : words) {
          if (!known.contains(hash(word))) {
            unknown.add(word);
          }
        }
      }
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
    // Not those that were inserted: this transaction may be rolled back.
    remember(known, present);
  }

  /**
   * Forgets which words the view has. After a failure it may have fewer: a database that stops
   * loses its last transactions.
   */
  public static void forget() {
    KNOWN.clear();
  }

  private static void remember(HashSet64 known, Set<String> words) {
    synchronized (known) {
      if (known.size() + words.size() > MAX_KNOWN) {
        known.clear();
      }
      words.forEach(word -> known.add(hash(word)));
    }
  }

  private static long hash(String word) {
    return SearchKeys.hash('v', word);
  }

  private static long table(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLE)) {
      row.next();
      return row.getLong(1);
    }
  }
}
