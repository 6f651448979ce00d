package dev.isobar.query.article;

import dev.isobar.query.search.Vocabulary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words that {@link VocabularyWriter} wrote. */
final class StoredVocabulary implements Vocabulary {
  /** More words are in so many articles that walking the newest ones is as fast. */
  static final int MAX_WORDS = 200;

  /** The last character of Unicode ends the range. */
  private static final String SELECT =
      "SELECT word FROM search_word WHERE word >= ? AND word < ? || U&'\\+10FFFF' LIMIT ?";

  private final Connection connection;

  StoredVocabulary(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<List<String>> beginningWith(String prefix) {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, prefix);
      select.setString(2, prefix);
      select.setInt(3, MAX_WORDS + 1);
      List<String> words = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          words.add(rows.getString(1));
        }
      }
      return words.size() > MAX_WORDS ? Optional.empty() : Optional.of(words);
    } catch (SQLException e) {
      throw new IllegalStateException("The words of the view cannot be read", e);
    }
  }
}
