package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ReceivedArticle;
import dev.isobar.query.store.ViewLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns articles to stories in the transaction that writes them. A new article joins the stories
 * of all articles it is linked with. If an article changes or goes, its story is dissolved and put
 * together again from the other members, because the article may have been what connected them.
 */
public final class StoryWriter {
  /**
   * The largest story that is put together again. A larger one keeps its other articles when one
   * changes: all copies of a wire text are connected many times.
   */
  static final int MAX_REOPENED = 500;

  private final Connection connection;
  private final StoryRows rows;
  private final StoryTable table;

  /** Articles whose story must be found. */
  private final Map<Long, StoryArticle> open = new HashMap<>();

  /** The stories that were in the database and may be joined, by id. */
  private final Map<String, Story> before = new HashMap<>();

  private final StoryGroups groups = new StoryGroups();

  /** By {@code seq} of each open article, those with which it is compared. */
  private Map<Long, List<Long>> candidates = Map.of();

  /** Those of them that are not open, by {@code seq}. */
  private Map<Long, StoryArticle> compared = Map.of();

  private final int maxReopened;
  private final StoryChanges changes = new StoryChanges();

  private StoryWriter(Connection connection, int maxReopened) {
    this.connection = connection;
    this.rows = new StoryRows(connection);
    this.table = new StoryTable(connection);
    this.maxReopened = maxReopened;
  }

  /**
   * Assigns articles to stories. From here to the end of the transaction, other transactions wait:
   * two articles that are linked must not be assigned without each other.
   *
   * @param written new and changed articles by {@code seq}
   * @param gone ids of articles that were deleted
   */
  public static void assign(
      Connection connection, Map<Long, ReceivedArticle> written, Collection<String> gone)
      throws SQLException {
    assign(connection, written, gone, MAX_REOPENED);
  }

  static void assign(
      Connection connection,
      Map<Long, ReceivedArticle> written,
      Collection<String> gone,
      int maxReopened)
      throws SQLException {
    Map<Long, StoryArticle> articles = read(written);
    if (articles.isEmpty() && gone.isEmpty()) {
      return;
    }
    ViewLock.STORIES.acquire(connection);
    Optional<Set<String>> decided = new StoryDecisionTable(connection).follow(names(written, gone));
    StoryWriter writer = new StoryWriter(connection, maxReopened);
    // A decision may have come to an article that is not written: it has a newer revision.
    Set<String> present = new HashSet<>(decided.orElse(Set.of()));
    present.removeAll(gone);
    writer.addKnown(articles, present);
    writer.assign(articles, gone, decided);
  }

  private void addKnown(Map<Long, StoryArticle> articles, Set<String> ids) throws SQLException {
    if (!ids.isEmpty()) {
      for (StoryArticle known : rows.articles(ids)) {
        articles.putIfAbsent(known.seq(), known);
      }
    }
  }

  private static Map<Long, StoryArticle> read(Map<Long, ReceivedArticle> written) {
    Map<Long, StoryArticle> articles = new HashMap<>(written.size() * 2);
    written.forEach((seq, received) -> articles.put(seq, read(seq, received.article())));
    return articles;
  }

  private static Set<String> names(Map<Long, ReceivedArticle> written, Collection<String> gone) {
    Set<String> names = new HashSet<>(gone);
    for (ReceivedArticle received : written.values()) {
      names.add(received.article().id());
      names.addAll(received.article().aliases());
    }
    return names;
  }

  /**
   * Assigns articles of the view again because decisions about them have changed.
   *
   * @param ids of articles, also such that the view does not have
   */
  static void reassign(Connection connection, Set<String> ids, int maxReopened)
      throws SQLException {
    ViewLock.STORIES.acquire(connection);
    StoryWriter writer = new StoryWriter(connection, maxReopened);
    Map<Long, StoryArticle> articles = new HashMap<>();
    writer.addKnown(articles, ids);
    writer.assign(articles, List.of(), Optional.of(ids));
  }

  private static StoryArticle read(long seq, EnrichedArticle article) {
    List<TermReader.Term> terms = TermReader.read(article);
    StorySignature signature = StorySignature.of(article, TextProfile.of(terms));
    return new StoryArticle(
        seq, article.id(), article.id(), StoryKeys.of(signature, terms), signature);
  }

  /**
   * @param decided the ids of articles about which decisions have changed; empty if the view has no
   *     decision
   */
  private void assign(
      Map<Long, StoryArticle> articles, Collection<String> gone, Optional<Set<String>> decided)
      throws SQLException {
    Set<String> redecided = decided.orElse(Set.of());
    Set<String> ids = new HashSet<>(gone);
    articles.values().forEach(article -> ids.add(article.id()));
    List<StoryArticle> replaced = new ArrayList<>();
    for (StoryArticle known : rows.articles(ids)) {
      StoryArticle now = articles.get(known.seq());
      if (now != null && isSame(known, now) && !redecided.contains(now.id())) {
        articles.remove(known.seq());
        changes.touched(known.story());
      } else {
        replaced.add(known);
      }
    }
    dissolve(replaced);
    rows.insertKeys(articles.values());
    open.putAll(articles);
    for (StoryArticle article : open.values()) {
      groups.add(Story.of(article));
    }
    connect();
    if (decided.isPresent()) {
      DecidedStories regrouped = new DecidedStories(connection, groups, open, before, replaced);
      regrouped.regroup(maxReopened, candidates, compared);
      changes.takenApart(regrouped.opened());
    }
    store(articles.values());
  }

  private static boolean isSame(StoryArticle known, StoryArticle now) {
    return known.id().equals(now.id())
        && Arrays.equals(known.keys(), now.keys())
        && Arrays.equals(
            SignatureCodec.write(known.signature()), SignatureCodec.write(now.signature()));
  }

  private void dissolve(List<StoryArticle> replaced) throws SQLException {
    if (replaced.isEmpty()) {
      return;
    }
    Set<String> stories = new HashSet<>();
    replaced.forEach(article -> changes.wasIn(article.id(), article.story()));
    replaced.forEach(article -> stories.add(article.story()));
    changes.takenApart(stories);
    Set<String> large = new HashSet<>();
    for (Story story : table.find(stories)) {
      if (story.members() > maxReopened) {
        large.add(story.id());
      }
    }
    rows.delete(replaced);
    table.delete(stories);
    Set<String> renamed = rows.rename(large);
    table.insert(renamed);
    changes.kept(renamed);
    stories.removeAll(large);
    rows.members(stories).forEach(article -> open.put(article.seq(), article));
  }

  private void connect() throws SQLException {
    candidates = rows.candidates(open.values());
    Set<Long> others = new HashSet<>();
    candidates.values().forEach(others::addAll);
    others.removeAll(open.keySet());
    compared = rows.articlesBySeq(others);
    Set<String> stories = new HashSet<>();
    compared.values().forEach(article -> stories.add(article.story()));
    for (Story story : table.find(stories)) {
      groups.add(story);
      before.put(story.id(), story);
    }
    candidates.forEach(
        (seq, found) -> {
          for (long candidate : found) {
            StoryArticle other = open.getOrDefault(candidate, compared.get(candidate));
            if (other != null) {
              connect(open.get(seq), other);
            }
          }
        });
  }

  private void connect(StoryArticle article, StoryArticle other) {
    String story = open.containsKey(other.seq()) ? other.id() : other.story();
    if (!groups.areJoined(article.id(), story)
        && StoryLinker.link(article.signature(), other.signature()).isPresent()) {
      groups.join(article.id(), story);
    }
  }

  private void store(Collection<StoryArticle> added) throws SQLException {
    Map<String, String> moved = new HashMap<>();
    Set<Story> changed = new HashSet<>();
    Set<String> grown = new HashSet<>();
    for (String story : before.keySet()) {
      Story now = groups.of(story);
      if (!now.id().equals(story)) {
        moved.put(story, now.id());
        changed.add(now);
      } else if (now.members() > before.get(story).members()) {
        grown.add(story);
      }
    }
    rows.move(moved);
    table.delete(moved.keySet());
    Set<Long> inserted = new HashSet<>();
    added.forEach(article -> inserted.add(article.seq()));
    List<StoryArticle> insert = new ArrayList<>();
    List<StoryArticle> update = new ArrayList<>();
    for (StoryArticle article : open.values()) {
      Story story = groups.of(article.id());
      changed.add(story);
      if (!article.story().equals(article.id()) || !inserted.contains(article.seq())) {
        changes.wasIn(article.id(), article.story());
      }
      (inserted.contains(article.seq()) ? insert : update).add(article.in(story.id()));
    }
    rows.insert(insert);
    rows.update(update);
    table.upsert(changed);
    new StoryChangeLog(connection).write(changes.of(grown, moved, changed));
  }
}
