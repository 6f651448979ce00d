package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.identity.ArticleIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins articles that came under several ids: those of earlier rules, and those of a feed that kept
 * the guid and changed the address. The result does not depend on the order of arrival: an earlier
 * id gives way to the present one, of two present ids the smaller one stays, and the newest
 * revision is the article.
 */
public final class ArticleJoiner {
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Connection connection;
  private final ArticleAliases aliases;
  private final TreeMap<String, ReceivedArticle> joined = new TreeMap<>();
  private final Set<String> gone = new HashSet<>();

  /** What the view has under ids that were looked up. */
  private final Map<String, ReceivedArticle> stored = new HashMap<>();

  private final Set<String> lookedUp = new HashSet<>();

  private ArticleJoiner(Connection connection, ArticleAliases aliases) {
    this.connection = connection;
    this.aliases = aliases;
  }

  /**
   * Joins articles and deletes the rows that others replace. Waits for transactions that write the
   * same articles under other ids.
   *
   * @param articles each id once, in the order of ids
   */
  public static ArticleJoiner join(Connection connection, List<ReceivedArticle> articles)
      throws SQLException {
    ArticleJoiner joiner = new ArticleJoiner(connection, ArticleAliases.of(connection, articles));
    ArticleWriter.awaitInserts(
        connection, joiner.aliases.added().stream().filter(ArticleJoiner::isId).toList());
    joiner.lookUp(
        articles.stream()
            .flatMap(received -> received.article().aliases().stream())
            .filter(ArticleJoiner::isId)
            .toList());
    for (ReceivedArticle received : articles) {
      joiner.add(received);
    }
    joiner.aliases.store();
    ArticleWriter.delete(connection, joiner.gone);
    return joiner;
  }

  /** Returns the articles under the ids that they have in the view, in the order of ids. */
  public List<ReceivedArticle> articles() {
    return new ArrayList<>(joined.values());
  }

  /** Returns the ids of articles that were deleted because others replace them. */
  public Set<String> gone() {
    return Set.copyOf(gone);
  }

  /**
   * Checks the ids of the articles after they are written: another transaction may have redirected
   * an id after this one read the redirects.
   *
   * @throws SQLTransactionRollbackException if the articles must be joined again
   */
  public void confirm() throws SQLException {
    Set<String> redirected = aliases.redirectedByOthers(joined.keySet());
    if (!redirected.isEmpty()) {
      throw new SQLTransactionRollbackException(
          "Another consumer has joined the articles " + redirected, SERIALIZATION_FAILURE);
    }
  }

  private static boolean isId(String alias) {
    return !alias.startsWith(ArticleIdentity.GUID);
  }

  private void add(ReceivedArticle received) throws SQLException {
    EnrichedArticle article = received.article();
    String id = aliases.target(article.id());
    put(id, received);
    for (String alias : article.aliases()) {
      String owner = aliases.target(alias);
      if (isId(alias)) {
        id = owner.equals(id) ? id : join(id, owner);
        replace(alias, id);
      } else {
        id = owner.equals(id) ? id : joinByGuid(alias, id, article);
      }
    }
  }

  /** Returns the id that the article has now. */
  private String joinByGuid(String alias, String before, EnrichedArticle article)
      throws SQLException {
    aliases.lock(alias, before);
    String id = aliases.target(before);
    if (!id.equals(before)) {
      replace(before, id);
    }
    String owner = aliases.target(alias);
    if (owner.equals(id)) {
      return id;
    }
    ReceivedArticle other = joined.containsKey(owner) ? joined.get(owner) : stored(owner);
    if (other == null) {
      aliases.redirect(alias, id);
      return id;
    }
    if (TextSimilarity.areVersions(article, other.article())) {
      return join(id, owner);
    }
    if (id.compareTo(owner) < 0) {
      aliases.redirect(alias, id);
    }
    return id;
  }

  /** Makes one article of two and returns its id. */
  private String join(String one, String other) throws SQLException {
    String id = one.compareTo(other) < 0 ? one : other;
    String redirected = id.equals(one) ? other : one;
    aliases.redirect(redirected, id);
    replace(redirected, id);
    return id;
  }

  /** Moves what is known under one id to another one. */
  private void replace(String old, String id) throws SQLException {
    ReceivedArticle received = joined.remove(old);
    if (received != null) {
      put(id, received);
    }
    ReceivedArticle before = stored(old);
    if (before != null && gone.add(old)) {
      put(id, before);
    }
  }

  private void put(String id, ReceivedArticle received) {
    joined.merge(
        id,
        received.withId(id),
        (was, is) -> is.article().revision() >= was.article().revision() ? is : was);
  }

  private ReceivedArticle stored(String id) throws SQLException {
    if (!lookedUp.contains(id)) {
      lookUp(List.of(id));
    }
    return stored.get(id);
  }

  /** Reads rows that may be replaced, after others have written them. */
  private void lookUp(List<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    lookedUp.addAll(ids);
    List<String> times = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT at::text FROM article WHERE id = ANY(?) ORDER BY id FOR UPDATE")) {
      select.setArray(1, PostgresText.array(connection, ids, id -> id));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          times.add(row.getString(1));
        }
      }
    }
    if (!times.isEmpty()) {
      ContentReader.read(connection, times, ids)
          .forEach(received -> stored.put(received.article().id(), received));
    }
  }
}
