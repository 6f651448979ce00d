package dev.isobar.query.article;

import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.BasedOn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hibernate.Session;

/** Reads the tags of one kind, article by article, of the newest articles that match a filter. */
@ApplicationScoped
public class TagLists {
  private final EntityManager entities;
  private final ArticleSearch search;

  TagLists(EntityManager entities, ArticleSearch search) {
    this.entities = entities;
    this.search = search;
  }

  /**
   * Holds the tags of articles.
   *
   * @param lists one list per article, without duplicates
   */
  public record Tags(List<List<String>> lists, BasedOn basedOn) {}

  /** Returns the tags; of many articles only those of the newest. */
  public Tags of(ArticleFilter filter, Kind kind) {
    if (filter.needsDocument()) {
      return ofTexts(filter, kind);
    }
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> stored(connection, filter, kind));
  }

  private Tags ofTexts(ArticleFilter filter, Kind kind) {
    List<List<String>> lists = new ArrayList<>();
    CountedSince since = new CountedSince(filter.time().zone());
    boolean gaveUp =
        search
            .search(
                filter,
                null,
                TagCounter.MAX_TEXTS,
                article -> {
                  since.add(ArticleTime.of(article), ArticleTime.isWholeDay(article));
                  lists.add(
                      ArticleTag.of(article).keySet().stream()
                          .filter(tag -> tag.kind() == kind)
                          .map(ArticleTag::value)
                          .toList());
                  return lists.size() < TagCounter.MAX_TEXTS;
                })
            .isPresent();
    boolean exact = lists.size() < TagCounter.MAX_TEXTS && !gaveUp;
    return new Tags(lists, new BasedOn(lists.size(), exact, exact ? null : since.moment()));
  }

  private static Tags stored(Connection connection, ArticleFilter filter, Kind kind)
      throws SQLException {
    Optional<String> condition = StoredTags.condition(connection, filter);
    if (condition.isEmpty()) {
      return new Tags(List.of(), new BasedOn(0, true));
    }
    Run run = new Run(connection, filter, condition.get());
    run.from(null);
    TreeSet<Integer> ids = new TreeSet<>();
    run.tags.forEach(tags -> ids.addAll(Arrays.asList(tags)));
    Map<Integer, String> values = TagTable.values(connection, kind, ids);
    List<List<String>> lists =
        run.tags.stream()
            .map(tags -> Arrays.stream(tags).map(values::get).filter(Objects::nonNull).toList())
            .toList();
    return new Tags(lists, run.basedOn());
  }

  /** Reads slice after slice of time. */
  private static final class Run extends ArticleSearch.Run {
    private final String condition;
    private final List<Integer[]> tags = new ArrayList<>();
    private final CountedSince since;

    Run(Connection connection, ArticleFilter filter, String condition) {
      super(connection, filter, TagCounter.MAX_ARTICLES, null);
      this.condition = condition;
      this.since = new CountedSince(filter.time().zone());
    }

    BasedOn basedOn() {
      boolean exact = left() > 0;
      return new BasedOn(tags.size(), exact, exact ? null : since.moment());
    }

    private int left() {
      return TagCounter.MAX_ARTICLES - tags.size();
    }

    @Override
    boolean read(String keys, Instant from, Instant before, boolean walk) throws SQLException {
      int known = tags.size();
      String sql = newest("whole_day, tags", where(keys, from, before) + condition, left(), walk);
      try (PreparedStatement select = prepare(sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tags.add((Integer[]) row.getArray("tags").getArray());
          since.add(instant(row, 1), row.getBoolean("whole_day"));
        }
      }
      candidates = tags.size() - known;
      return left() > 0;
    }
  }
}
