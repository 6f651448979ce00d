package dev.isobar.query.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Finds the articles with which an article may be linked: those near in time that have a key in
 * common with it. A rare key counts more than a frequent one.
 */
final class StoryCandidates {
  /** How many articles before and after it an article is compared with for one key. */
  private static final int NEAREST = 8;

  /** How many articles an article is compared with. */
  private static final int MAX_CANDIDATES = 24;

  /** With more articles, which ones are near in time depends on the article that is compared. */
  private static final int RARE = 2 * NEAREST;

  /** One more than the limit tells a frequent key from a rare one. */
  private static final String RARE_KEYS =
      """
      SELECT n.key, k.minute, k.seq FROM unnest(?::int[]) AS n (key),
      LATERAL (SELECT minute, seq FROM story_key WHERE key = n.key LIMIT %d) k
      """
          .formatted(RARE + 1);

  /** One row per key of an article, since there are up to sixteen candidates for each. */
  private static final String FREQUENT_KEYS =
      """
      SELECT n.seq,
        ARRAY(SELECT k.seq FROM story_key k WHERE k.key = n.key AND k.minute <= n.minute
          ORDER BY k.minute DESC LIMIT %1$d)
        || ARRAY(SELECT k.seq FROM story_key k WHERE k.key = n.key AND k.minute > n.minute
          ORDER BY k.minute LIMIT %1$d)
      FROM unnest(?::bigint[], ?::int[], ?::int[]) AS n (seq, minute, key)
      """
          .formatted(NEAREST);

  private final Connection connection;

  /** For each article the weights of those that have keys in common with it. */
  private final Map<Long, Map<Long, Double>> weights = new HashMap<>();

  private StoryCandidates(Connection connection) {
    this.connection = connection;
  }

  /** An article that has a key, with its time in minutes since 1970. */
  private record Near(int minute, long seq) {
    private static final Comparator<Near> ORDER =
        Comparator.comparingInt(Near::minute).thenComparingLong(Near::seq);
  }

  /** Returns for each article the likeliest others, those with the most common keys first. */
  static Map<Long, List<Long>> of(Connection connection, Collection<StoryArticle> articles)
      throws SQLException {
    StoryCandidates candidates = new StoryCandidates(connection);
    allowOtherScans(connection, "off");
    Map<Integer, List<Near>> rare = candidates.rareKeys(articles);
    List<StoryArticle> frequent = new ArrayList<>();
    for (StoryArticle article : articles) {
      int[] keys =
          Arrays.stream(article.keys())
              .filter(key -> !candidates.add(article, rare.get(key)))
              .toArray();
      if (keys.length > 0) {
        frequent.add(article.withKeys(keys));
      }
    }
    candidates.addFrequentKeys(frequent);
    allowOtherScans(connection, "on");
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

  /**
   * Returns the articles that have a key, for the keys that few have: most keys, at half the cost.
   */
  private Map<Integer, List<Near>> rareKeys(Collection<StoryArticle> articles) throws SQLException {
    int[] distinct =
        articles.stream()
            .flatMapToInt(article -> Arrays.stream(article.keys()))
            .distinct()
            .toArray();
    Map<Integer, List<Near>> byKey = new HashMap<>(distinct.length * 2);
    try (PreparedStatement select = connection.prepareStatement(RARE_KEYS)) {
      select.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int4", distinct));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byKey
              .computeIfAbsent(rows.getInt(1), key -> new ArrayList<>(4))
              .add(new Near(rows.getInt(2), rows.getLong(3)));
        }
      }
    }
    byKey.values().removeIf(found -> found.size() > RARE);
    byKey.values().forEach(found -> found.sort(Near.ORDER));
    return byKey;
  }

  /**
   * Counts those that are nearest to an article.
   *
   * @param all the articles of one key in their order; null if it is frequent
   * @return false if it is frequent
   */
  private boolean add(StoryArticle article, List<Near> all) {
    if (all == null) {
      return false;
    }
    int later = 0;
    while (later < all.size() && all.get(later).minute() <= article.minute()) {
      later++;
    }
    int first = Math.max(0, later - NEAREST);
    int end = Math.min(all.size(), later + NEAREST);
    add(article.seq(), all.subList(first, end).stream().map(Near::seq).toList());
    return true;
  }

  private void addFrequentKeys(List<StoryArticle> articles) throws SQLException {
    if (articles.isEmpty()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(FREQUENT_KEYS)) {
      StoryRows.bindKeys(connection, select, articles);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          add(rows.getLong(1), List.of((Long[]) rows.getArray(2).getArray()));
        }
      }
    }
  }

  /** Counts articles that have one key in common with an article, which may be among them. */
  private void add(long article, List<Long> sameKey) {
    long others = sameKey.stream().filter(other -> other != article).count();
    if (others > 0) {
      Map<Long, Double> counted = weights.computeIfAbsent(article, seq -> new HashMap<>());
      for (long other : sameKey) {
        if (other != article) {
          counted.merge(other, 1.0 / others, Double::sum);
        }
      }
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
