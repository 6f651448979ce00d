package dev.isobar.query.story;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Reads and writes which articles are in which story, many rows with one statement. */
final class StoryRows {
  private static final String ARTICLES =
      "SELECT seq, id, story, signature, keys FROM story_article JOIN story_signature USING (seq)"
          + " WHERE ";

  /** The keys of candidates are not needed, and dear to read. */
  private static final String WITHOUT_KEYS = ARTICLES.replace(" keys ", " '{}'::int[] ");

  private static final String INSERT =
      """
      INSERT INTO story_article (seq, id, at, story)
      SELECT seq, id, timestamptz 'epoch' + ms * interval '1 millisecond', story
      FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[]) AS n (seq, id, ms, story)
      """;

  private static final String INSERT_SIGNATURES =
      """
      INSERT INTO story_signature (seq, keys, signature)
      SELECT seq, allkeys[first : last], signature
      FROM (SELECT ?::int[] AS allkeys) k,
        unnest(?::bigint[], ?::int[], ?::int[], ?::bytea[]) AS n (seq, first, last, signature)
      """;

  private final Connection connection;

  StoryRows(Connection connection) {
    this.connection = connection;
  }

  List<StoryArticle> articles(Collection<String> ids) throws SQLException {
    return articles(ARTICLES + "id = ANY(?)", texts(ids));
  }

  Map<Long, StoryArticle> articlesBySeq(Collection<Long> sequences) throws SQLException {
    Map<Long, StoryArticle> bySeq = new HashMap<>(sequences.size() * 2);
    if (!sequences.isEmpty()) {
      for (StoryArticle article : articles(WITHOUT_KEYS + "seq = ANY(?)", longs(sequences))) {
        bySeq.put(article.seq(), article);
      }
    }
    return bySeq;
  }

  /** Returns all articles of stories. */
  List<StoryArticle> members(Collection<String> stories) throws SQLException {
    return articles(ARTICLES + "story = ANY(?)", texts(stories));
  }

  private List<StoryArticle> articles(String sql, Array keys) throws SQLException {
    List<StoryArticle> articles = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, keys);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Integer[] found = (Integer[]) rows.getArray(5).getArray();
          articles.add(
              new StoryArticle(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  Arrays.stream(found).mapToInt(Integer::intValue).toArray(),
                  SignatureCodec.read(rows.getBytes(4))));
        }
      }
    }
    return articles;
  }

  /** See {@link StoryCandidates}. */
  Map<Long, List<Long>> candidates(Collection<StoryArticle> articles) throws SQLException {
    return StoryCandidates.of(connection, articles);
  }

  void insertKeys(Collection<StoryArticle> articles) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO story_key (seq, minute, key)"
                + " SELECT * FROM unnest(?::bigint[], ?::int[], ?::int[])")) {
      bindKeys(connection, insert, articles);
      insert.executeUpdate();
    }
  }

  /** Sets the first three parameters to one row per article and key: seq, minute, key. */
  static void bindKeys(
      Connection connection, PreparedStatement statement, Collection<StoryArticle> articles)
      throws SQLException {
    int size = articles.stream().mapToInt(article -> article.keys().length).sum();
    long[] sequences = new long[size];
    int[] minutes = new int[size];
    int[] keys = new int[size];
    int i = 0;
    for (StoryArticle article : articles) {
      for (int key : article.keys()) {
        sequences[i] = article.seq();
        minutes[i] = article.minute();
        keys[i++] = key;
      }
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    statement.setArray(1, postgres.createArrayOf("int8", sequences));
    statement.setArray(2, postgres.createArrayOf("int4", minutes));
    statement.setArray(3, postgres.createArrayOf("int4", keys));
  }

  void insert(List<StoryArticle> articles) throws SQLException {
    if (articles.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, array("int8", articles, StoryArticle::seq));
      insert.setArray(2, array("text", articles, StoryArticle::id));
      insert.setArray(3, array("int8", articles, article -> article.at().toEpochMilli()));
      insert.setArray(4, array("text", articles, StoryArticle::story));
      insert.executeUpdate();
    }
    insertSignatures(articles);
  }

  private void insertSignatures(List<StoryArticle> articles) throws SQLException {
    int[] keys = articles.stream().flatMapToInt(a -> Arrays.stream(a.keys())).toArray();
    Integer[] first = new Integer[articles.size()];
    Integer[] last = new Integer[articles.size()];
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = end + 1;
      end += articles.get(i).keys().length;
      last[i] = end;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_SIGNATURES)) {
      insert.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int4", keys));
      insert.setArray(2, array("int8", articles, StoryArticle::seq));
      insert.setArray(3, connection.createArrayOf("int4", first));
      insert.setArray(4, connection.createArrayOf("int4", last));
      insert.setArray(
          5,
          connection.createArrayOf(
              "bytea",
              articles.stream()
                  .map(article -> SignatureCodec.write(article.signature()))
                  .toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  /** Writes the stories of articles that the tables have. */
  void update(List<StoryArticle> articles) throws SQLException {
    if (articles.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE story_article a SET story = n.story"
                + " FROM unnest(?::bigint[], ?::text[]) AS n (seq, story)"
                + " WHERE a.seq = n.seq AND a.story <> n.story")) {
      update.setArray(1, array("int8", articles, StoryArticle::seq));
      update.setArray(2, array("text", articles, StoryArticle::story));
      update.executeUpdate();
    }
  }

  /** Gives the articles of a story to another one. */
  void move(Map<String, String> stories) throws SQLException {
    if (stories.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE story_article a SET story = n.now"
                + " FROM unnest(?::text[], ?::text[]) AS n (before, now)"
                + " WHERE a.story = n.before")) {
      update.setArray(1, texts(stories.keySet()));
      update.setArray(2, texts(stories.values()));
      update.executeUpdate();
    }
  }

  void delete(List<StoryArticle> articles) throws SQLException {
    for (String table : List.of("story_article", "story_signature")) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " WHERE seq = ANY(?)")) {
        delete.setArray(1, array("int8", articles, StoryArticle::seq));
        delete.executeUpdate();
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM story_key k USING unnest(?::bigint[], ?::int[], ?::int[])"
                + " AS n (seq, minute, key) WHERE k.key = n.key AND k.seq = n.seq")) {
      bindKeys(connection, delete, articles);
      delete.executeUpdate();
    }
  }

  /** Gives stories the ids of their earliest articles; returns the new ids. */
  Set<String> rename(Collection<String> stories) throws SQLException {
    if (stories.isEmpty()) {
      return Set.of();
    }
    Map<String, String> now = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT DISTINCT ON (story) story, id FROM story_article WHERE story = ANY(?)"
                + " ORDER BY story, at, id")) {
      select.setArray(1, texts(stories));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          now.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    Set<String> renamed = Set.copyOf(now.values());
    now.entrySet().removeIf(story -> story.getKey().equals(story.getValue()));
    move(now);
    return renamed;
  }

  private Array texts(Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private Array longs(Collection<Long> values) throws SQLException {
    return connection.createArrayOf("int8", values.toArray());
  }

  private <T> Array array(String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
