package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.identity.ArticleIdentity;
import dev.isobar.query.store.ViewLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins articles that came under several ids: those of earlier rules, and those of a feed that kept
 * the guid and changed the address. The result does not depend on the order of arrival: an earlier
 * id gives way to the present one, of two present ids the smaller one stays, and the newest
 * revision is the article.
 *
 * <p>Joins are rare, so only one transaction joins rows of the view at a time. An attempt without
 * that right ends where it finds that rows are to be joined; it is rolled back, so that no locks of
 * rows are held while the transaction waits for the right, and made again.
 */
public final class ArticleJoiner {
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Connection connection;
  private final boolean alone;
  private final ArticleAliases aliases;
  private final TreeMap<String, ReceivedArticle> joined = new TreeMap<>();
  private final Set<String> gone = new HashSet<>();

  /** What the view has under ids that were looked up. */
  private final Map<String, ReceivedArticle> stored = new HashMap<>();

  private final Set<String> lookedUp = new HashSet<>();

  private ArticleJoiner(Connection connection, ArticleAliases aliases, boolean alone) {
    this.connection = connection;
    this.aliases = aliases;
    this.alone = alone;
  }

  /** Ends an attempt that may not join rows. */
  private static final class JoinNeededException extends SQLException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Joins articles and deletes the rows that others replace. Waits for transactions that write the
   * same articles under other ids.
   *
   * @param articles each id once, in the order of ids
   */
  public static ArticleJoiner join(Connection connection, List<ReceivedArticle> articles)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return join(connection, articles, false);
    } catch (JoinNeededException e) {
      connection.rollback(before);
      ViewLock.JOINS.acquire(connection);
      return join(connection, articles, true);
    }
  }

  private static ArticleJoiner join(
      Connection connection, List<ReceivedArticle> articles, boolean alone) throws SQLException {
    ArticleAliases aliases = ArticleAliases.of(connection, articles);
    ArticleJoiner joiner = new ArticleJoiner(connection, aliases, alone);
    ArticleWriter.lock(connection, alone ? joiner.rows(articles) : ids(aliases.added()));
    joiner.lookUp(
        ids(articles.stream().flatMap(received -> received.article().aliases().stream()).toList()));
    for (ReceivedArticle received : articles) {
      joiner.add(received);
    }
    aliases.store();
    ArticleWriter.delete(connection, joiner.gone);
    return joiner;
  }

  /** Returns the ids of all rows that may be replaced or written. */
  private Set<String> rows(List<ReceivedArticle> articles) {
    Set<String> ids = new TreeSet<>();
    for (ReceivedArticle received : articles) {
      ids.add(aliases.target(received.article().id()));
      for (String alias : received.article().aliases()) {
        ids.add(aliases.target(alias));
        if (isId(alias)) {
          ids.add(PostgresText.text(alias));
        }
      }
    }
    return ids;
  }

  private static List<String> ids(List<String> aliases) {
    return aliases.stream().filter(ArticleJoiner::isId).toList();
  }

  /** Returns the articles under the ids that they have in the view, in the order of ids. */
  public List<ReceivedArticle> articles() {
    return new ArrayList<>(joined.values());
  }

  /**
   * Returns the ids of articles that were deleted because others replace them, and names without an
   * article that lead to another one now.
   */
  public Set<String> gone() {
    Set<String> names = new HashSet<>(aliases.redirected());
    names.addAll(gone);
    return names;
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
      if (!owner.equals(id)) {
        id = isId(alias) ? join(id, owner) : joinByGuid(alias, id, owner, article);
      }
      if (isId(alias)) {
        replace(alias, id);
      }
    }
  }

  /** Returns the id that the article has now. */
  private String joinByGuid(String guid, String id, String owner, EnrichedArticle article)
      throws SQLException {
    ReceivedArticle other = joined.containsKey(owner) ? joined.get(owner) : stored(owner);
    if (other != null && TextSimilarity.areVersions(article, other.article())) {
      return join(id, owner);
    }
    if (other == null || id.compareTo(owner) < 0) {
      redirect(guid, id);
    }
    return id;
  }

  /** Makes one article of two and returns its id. */
  private String join(String one, String other) throws SQLException {
    String id = one.compareTo(other) < 0 ? one : other;
    String redirected = id.equals(one) ? other : one;
    redirect(redirected, id);
    replace(redirected, id);
    return id;
  }

  private void redirect(String alias, String id) throws JoinNeededException {
    requireAlone();
    aliases.redirect(alias, id);
  }

  private void requireAlone() throws JoinNeededException {
    if (!alone) {
      throw new JoinNeededException();
    }
  }

  /** Moves what is known under one id to another one. */
  private void replace(String old, String id) throws SQLException {
    ReceivedArticle received = joined.remove(old);
    if (received != null) {
      put(id, received);
    }
    ReceivedArticle before = stored(old);
    if (before != null && gone.add(old)) {
      requireAlone();
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

  /** Reads rows that may be replaced. */
  private void lookUp(List<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    lookedUp.addAll(ids);
    List<String> times = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT at::text FROM article WHERE id = ANY(?)")) {
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
