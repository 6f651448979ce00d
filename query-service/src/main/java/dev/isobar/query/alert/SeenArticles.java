package dev.isobar.query.alert;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.identity.ArticleIdentity;
import dev.isobar.query.article.PostgresText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Remembers which revisions of articles have come, in which lanes, so that what Kafka delivers
 * again or what is enriched again is not taken for news. Within one transaction.
 */
final class SeenArticles {
  private static final short QUICK = 1;
  private static final short DEEP = 2;

  /** The deep lane follows the quick one within this time; later it is a replay. */
  private static final Duration DEEP_FOLLOWS = Duration.ofHours(6);

  /** In one order, so that transactions do not wait for each other in a circle. */
  private static final String INSERT =
      """
      INSERT INTO alert_seen (name, article, revision, lanes, since, expires)
      SELECT name, name, -1, 0, ?, ? FROM unnest(?::text[]) name ORDER BY name
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT name, article, revision, lanes, since FROM alert_seen
      WHERE name = ANY(?) ORDER BY name FOR UPDATE
      """;

  private static final String UPDATE =
      """
      UPDATE alert_seen SET article = ?, revision = ?, lanes = ?, since = ?,
        expires = greatest(expires, ?)
      WHERE name = ?
      """;

  private final Connection connection;
  private final Instant now;
  private final Duration memory;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, EnrichedArticle> changed = new TreeMap<>();

  private SeenArticles(Connection connection, Instant now, Duration memory) {
    this.connection = connection;
    this.now = now;
    this.memory = memory;
  }

  private record Seen(String article, long revision, short lanes, Instant since) {}

  /**
   * Holds an article that has not come before.
   *
   * @param names all ids that it has and had
   */
  record Sighting(EnrichedArticle article, Set<String> names) {}

  /**
   * Remembers articles, and returns those that are new: with a later revision than before, or for
   * the first time in the deep lane.
   *
   * @param memory how long they are remembered
   */
  static List<Sighting> take(
      Connection connection, List<EnrichedArticle> articles, Instant now, Duration memory)
      throws SQLException {
    if (articles.isEmpty()) {
      return List.of();
    }
    SeenArticles all = new SeenArticles(connection, now, memory);
    Set<String> names = new TreeSet<>();
    articles.forEach(article -> names.addAll(names(article)));
    all.lock(names);
    List<Sighting> sightings = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      if (all.isNew(article)) {
        sightings.add(new Sighting(article, all.remember(article)));
      }
    }
    all.store();
    return sightings;
  }

  private static Set<String> names(EnrichedArticle article) {
    Set<String> names = new TreeSet<>();
    names.add(PostgresText.text(article.id()));
    for (String alias : article.aliases()) {
      if (!alias.startsWith(ArticleIdentity.GUID)) {
        names.add(PostgresText.text(alias));
      }
    }
    return names;
  }

  private void lock(Set<String> names) throws SQLException {
    Object[] array = names.toArray();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, time(now));
      insert.setObject(2, time(now.plus(memory)));
      insert.setArray(3, connection.createArrayOf("text", array));
      insert.executeUpdate();
    }
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setArray(1, connection.createArrayOf("text", array));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seen.put(
              row.getString(1),
              new Seen(
                  row.getString(2),
                  row.getLong(3),
                  row.getShort(4),
                  row.getObject(5, OffsetDateTime.class).toInstant()));
        }
      }
    }
  }

  private boolean isNew(EnrichedArticle article) {
    for (String name : names(article)) {
      Seen before = seen.get(name);
      if (before.revision > article.revision()) {
        return false;
      }
      if (before.revision == article.revision()) {
        boolean follows =
            article.lane() == Lane.DEEP
                && (before.lanes & DEEP) == 0
                && !now.isAfter(before.since.plus(DEEP_FOLLOWS));
        if (!follows) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns all names that are known of the article. */
  private Set<String> remember(EnrichedArticle article) {
    short lane = article.lane() == Lane.DEEP ? DEEP : QUICK;
    Set<String> known = new TreeSet<>();
    for (String name : names(article)) {
      Seen before = seen.get(name);
      boolean same = before.revision == article.revision();
      known.add(name);
      known.add(before.article);
      seen.put(
          name,
          new Seen(
              PostgresText.text(article.id()),
              article.revision(),
              same ? (short) (before.lanes | lane) : lane,
              same ? before.since : now));
      changed.put(name, article);
    }
    return known;
  }

  private void store() throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (Map.Entry<String, EnrichedArticle> entry : changed.entrySet()) {
        Seen present = seen.get(entry.getKey());
        Instant fetched = entry.getValue().fetchedAt();
        Instant start = fetched.isAfter(now) ? fetched : now;
        update.setString(1, present.article);
        update.setLong(2, present.revision);
        update.setShort(3, present.lanes);
        update.setObject(4, time(present.since));
        update.setObject(5, time(start.plus(memory)));
        update.setString(6, entry.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
