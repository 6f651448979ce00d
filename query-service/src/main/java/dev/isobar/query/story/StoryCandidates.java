package dev.isobar.query.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the articles with which an article may be linked: those near in time that have a key in
 * common with it. A rare key counts more than a frequent one.
 */
final class StoryCandidates {
  /** How many articles before and after it an article is compared with for one key. */
  private static final int NEAREST = 8;

  /** How many articles an article is compared with. */
  private static final int MAX_CANDIDATES = 24;

  /** The rows of one key of one article come one after the other. */
  private static final String SAME_KEY =
      """
      SELECT n.row, n.seq, near.seq
      FROM unnest(?::bigint[], ?::int[], ?::int[]) WITH ORDINALITY AS n (seq, minute, key, row),
      LATERAL (
        (SELECT k.seq FROM story_key k WHERE k.key = n.key AND k.minute <= n.minute
         ORDER BY k.minute DESC LIMIT ?)
        UNION ALL
        (SELECT k.seq FROM story_key k WHERE k.key = n.key AND k.minute > n.minute
         ORDER BY k.minute LIMIT ?)) near
      """;

  /** For each article the weights of those that have keys in common with it. */
  private final Map<Long, Map<Long, Double>> weights = new HashMap<>();

  private long article;
  private long key;
  private final List<Long> sameKey = new ArrayList<>();

  private StoryCandidates() {}

  /** Returns for each article the likeliest others, those with the most common keys first. */
  static Map<Long, List<Long>> of(Connection connection, Collection<StoryArticle> articles)
      throws SQLException {
    StoryCandidates candidates = new StoryCandidates();
    allowOtherScans(connection, "off");
    try (PreparedStatement select = connection.prepareStatement(SAME_KEY)) {
      StoryRows.bindKeys(connection, select, articles);
      select.setInt(4, NEAREST);
      select.setInt(5, NEAREST);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          candidates.add(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
      }
    }
    allowOtherScans(connection, "on");
    candidates.endKey();
    Map<Long, List<Long>> likeliest = new HashMap<>();
    candidates.weights.forEach((seq, others) -> likeliest.put(seq, likeliest(others)));
    return likeliest;
  }

  /**
   * The index has the articles of a key in their order, so a few of them are read. PostgreSQL takes
   * a frequent key for a rare one, and would read and sort all of its articles.
   */
  private static void allowOtherScans(Connection connection, String value) throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement(
            "SELECT set_config('enable_bitmapscan', ?, true),"
                + " set_config('enable_seqscan', ?, true)")) {
      set.setString(1, value);
      set.setString(2, value);
      set.execute();
    }
  }

  private void add(long row, long seq, long other) {
    if (row != key) {
      endKey();
      key = row;
      article = seq;
    }
    if (other != seq) {
      sameKey.add(other);
    }
  }

  private void endKey() {
    if (!sameKey.isEmpty()) {
      Map<Long, Double> others = weights.computeIfAbsent(article, seq -> new HashMap<>());
      double weight = 1.0 / sameKey.size();
      sameKey.forEach(other -> others.merge(other, weight, Double::sum));
      sameKey.clear();
    }
  }

  private static List<Long> likeliest(Map<Long, Double> weights) {
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }
}
