package dev.isobar.query.article;

import dev.isobar.query.rest.BasedOn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Finds the stories of the newest articles that match a filter. */
@ApplicationScoped
public class MatchingArticles {
  private final EntityManager entities;
  private final ArticleSearch search;
  private final ArticleStories stories;

  MatchingArticles(EntityManager entities, ArticleSearch search, ArticleStories stories) {
    this.entities = entities;
    this.search = search;
    this.stories = stories;
  }

  /**
   * Holds stories.
   *
   * @param ids of the stories that have one of the articles
   * @param basedOn how many articles were found, and whether these are all
   */
  public record Stories(Set<String> ids, BasedOn basedOn) {}

  /**
   * Returns the stories of the newest {@value TagCounter#MAX_ARTICLES} articles, or {@value
   * TagCounter#MAX_TEXTS} if each document is read.
   */
  public Stories stories(ArticleFilter filter) {
    List<String> found = new ArrayList<>();
    boolean exact =
        filter.needsDocument()
            ? readTexts(filter, found)
            : entities
                .unwrap(Session.class)
                .doReturningWork(connection -> readStored(connection, filter, found));
    return new Stories(new HashSet<>(stories.of(found).values()), new BasedOn(found.size(), exact));
  }

  /** Returns whether these are all. */
  private boolean readTexts(ArticleFilter filter, List<String> found) {
    Optional<ArticleCursor> gaveUpAt =
        search.search(
            filter,
            null,
            TagCounter.MAX_TEXTS,
            article -> found.add(article.id()) && found.size() < TagCounter.MAX_TEXTS);
    return gaveUpAt.isEmpty() && found.size() < TagCounter.MAX_TEXTS;
  }

  private static boolean readStored(Connection connection, ArticleFilter filter, List<String> found)
      throws SQLException {
    Optional<String> condition = StoredTags.condition(connection, filter);
    if (condition.isPresent()) {
      new Run(connection, filter, condition.get(), found).from(null);
    }
    return found.size() < TagCounter.MAX_ARTICLES;
  }

  /** Reads slice after slice of time. */
  private static final class Run extends ArticleSearch.Run {
    private final String condition;
    private final List<String> found;

    Run(Connection connection, ArticleFilter filter, String condition, List<String> found) {
      super(connection, filter, TagCounter.MAX_ARTICLES, null);
      this.condition = condition;
      this.found = found;
    }

    @Override
    boolean read(String keys, Instant from, Instant before, boolean walk) throws SQLException {
      int known = found.size();
      int left = TagCounter.MAX_ARTICLES - known;
      String sql = newest("seq", where(keys, from, before) + condition, left, walk);
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString("id"));
        }
      }
      candidates = found.size() - known;
      return found.size() < TagCounter.MAX_ARTICLES;
    }
  }
}
