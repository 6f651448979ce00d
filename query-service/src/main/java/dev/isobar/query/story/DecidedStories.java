package dev.isobar.query.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts those stories together again that decisions of curators concern. All articles that links
 * connect are taken as if they came at once: they are joined by what curators joined, the latest
 * decision first, then by their links, the strongest first, except where a story would have two
 * articles that are to stay apart. So the result depends on the articles and the decisions only.
 *
 * <p>Articles that links connect are in several stories only because of decisions, and two stories
 * with a link between them have two articles that are to stay apart. So the decisions lead from one
 * of these stories to all of them.
 */
final class DecidedStories {
  private final StoryDecisionTable decisionTable;
  private final StoryDecisionReader reader;
  private final StoryRows rows;
  private final StoryTable table;
  private final StoryGroups groups;

  /** The articles whose story must be found, as {@link StoryWriter} has them. */
  private final Map<Long, StoryArticle> open;

  private final Map<String, StoryArticle> openById = new HashMap<>();

  /** The stories that were in the database and may be joined, as {@link StoryWriter} has them. */
  private final Map<String, Story> before;

  /** The former stories of articles that were changed or deleted. */
  private final Map<String, String> formerStories = new HashMap<>();

  /** The ids of stories that were taken apart. */
  private final Set<String> opened = new HashSet<>();

  private final Map<String, StoryDecision> decisions = new HashMap<>();

  /** The stories in {@link #before} of the articles that decisions name. */
  private final Map<String, String> storyOf = new HashMap<>();

  DecidedStories(
      Connection connection,
      StoryGroups groups,
      Map<Long, StoryArticle> open,
      Map<String, Story> before,
      Collection<StoryArticle> replaced) {
    this.decisionTable = new StoryDecisionTable(connection);
    this.reader = new StoryDecisionReader(connection);
    this.rows = new StoryRows(connection);
    this.table = new StoryTable(connection);
    this.groups = groups;
    this.open = open;
    this.before = before;
    open.values().forEach(article -> openById.put(article.id(), article));
    replaced.forEach(article -> formerStories.put(article.id(), article.story()));
  }

  /**
   * Changes the groups to what the decisions say.
   *
   * @param maxReopened the largest story whose articles are taken apart; a larger one stays whole
   * @param compared the articles that open ones were compared with, by {@code seq}, and are not
   *     open
   */
  void regroup(int maxReopened, Map<Long, List<Long>> candidates, Map<Long, StoryArticle> compared)
      throws SQLException {
    load();
    if (decisions.isEmpty()) {
      return;
    }
    DecidedPairs pairs = new DecidedPairs(decisions.values());
    List<StoryPair> apart =
        pairs.apart().stream()
            .filter(pair -> isKnown(pair.one()) && isKnown(pair.other()))
            .toList();
    if (apart.isEmpty()) {
      join(pairs, new StoriesKeptApart(groups));
      return;
    }
    Set<String> concerned = concernedGroups(apart, pairs.joined());
    List<StoryArticle> articles = takeApart(concerned, maxReopened);
    StoriesKeptApart kept = new StoriesKeptApart(groups);
    for (StoryPair pair : apart) {
      if (item(pair.one()) != null && item(pair.other()) != null) {
        kept.keepApart(item(pair.one()), item(pair.other()));
      }
    }
    join(pairs, kept);
    List<FoundLink> links = FoundLink.among(articles);
    for (StoryArticle article : articles) {
      for (long seq : candidates.getOrDefault(article.seq(), List.of())) {
        StoryArticle other = compared.get(seq);
        if (other != null && before.containsKey(other.story())) {
          FoundLink.add(links, article, other);
        }
      }
    }
    links.sort(FoundLink.BY_STRENGTH);
    for (FoundLink found : links) {
      kept.join(
          found.one().id(),
          openById.containsKey(found.other().id()) ? found.other().id() : found.other().story());
    }
  }

  /** Returns the ids of stories that were taken apart. */
  Set<String> opened() {
    return opened;
  }

  /** Loads the decisions about the open articles and all stories to which they lead. */
  private void load() throws SQLException {
    Set<String> articles = new HashSet<>(openById.keySet());
    articles.addAll(formerStories.keySet());
    Set<String> touched = new HashSet<>();
    openById.keySet().forEach(id -> touched.add(groups.of(id).id()));
    List<String> linked =
        before.keySet().stream().filter(id -> touched.contains(groups.of(id).id())).toList();
    Set<String> ids = decisionTable.concerning(articles, linked);
    while (!ids.isEmpty()) {
      Set<String> stories = new HashSet<>();
      for (StoryDecisionReader.Stored stored : reader.load(ids)) {
        decisions.put(stored.decision().id(), stored.decision());
        stored.stories().keySet().removeAll(openById.keySet());
        storyOf.putAll(stored.stories());
        stories.addAll(stored.stories().values());
      }
      Set<String> unknown = new HashSet<>(stories);
      unknown.removeAll(before.keySet());
      for (Story story : table.find(unknown)) {
        groups.add(story);
        before.put(story.id(), story);
      }
      ids = decisionTable.concerning(Set.of(), stories);
      ids.removeAll(decisions.keySet());
    }
  }

  /** Returns what stands for an article in the groups, or null if the view does not have it. */
  private String item(String article) {
    return openById.containsKey(article) ? article : storyOf.get(article);
  }

  private boolean isKnown(String article) {
    return item(article) != null || formerStories.containsKey(article);
  }

  private void join(DecidedPairs pairs, StoriesKeptApart kept) {
    for (StoryPair pair : pairs.joined()) {
      if (item(pair.one()) != null && item(pair.other()) != null) {
        kept.join(item(pair.one()), item(pair.other()));
      }
    }
  }

  /**
   * Returns the ids of the groups that decisions keep apart, or did before articles changed, and of
   * those that are joined with them: two that are kept apart may be joined with parts of one group.
   */
  private Set<String> concernedGroups(List<StoryPair> apart, List<StoryPair> joined) {
    Set<String> concerned = new HashSet<>();
    Set<String> former = new HashSet<>();
    for (StoryPair pair : apart) {
      for (String article : List.of(pair.one(), pair.other())) {
        if (item(article) != null) {
          concerned.add(groups.of(item(article)).id());
        }
        if (formerStories.containsKey(article)) {
          former.add(formerStories.get(article));
        }
      }
    }
    int size;
    do {
      size = concerned.size();
      for (StoryPair pair : joined) {
        if (item(pair.one()) != null && item(pair.other()) != null) {
          String one = groups.of(item(pair.one())).id();
          String other = groups.of(item(pair.other())).id();
          if (concerned.contains(one) || concerned.contains(other)) {
            concerned.add(one);
            concerned.add(other);
          }
        }
      }
      for (StoryArticle article : open.values()) {
        String story = formerStories.getOrDefault(article.id(), article.story());
        String group = groups.of(article.id()).id();
        if (concerned.contains(group)) {
          former.add(story);
        } else if (former.contains(story)) {
          concerned.add(group);
        }
      }
    } while (concerned.size() > size);
    return concerned;
  }

  /**
   * Opens the stories of some groups and takes the groups apart.
   *
   * @return the open articles of these groups
   */
  private List<StoryArticle> takeApart(Set<String> concerned, int maxReopened) throws SQLException {
    Set<String> items = new HashSet<>();
    List<StoryArticle> articles = new ArrayList<>();
    for (StoryArticle article : open.values()) {
      if (concerned.contains(groups.of(article.id()).id())) {
        items.add(article.id());
        articles.add(article);
      }
    }
    List<Story> again = new ArrayList<>();
    for (Story story : before.values()) {
      if (concerned.contains(groups.of(story.id()).id())) {
        items.add(story.id());
        if (story.members() <= maxReopened) {
          opened.add(story.id());
        } else {
          again.add(story);
        }
      }
    }
    if (!opened.isEmpty()) {
      for (StoryArticle article : rows.members(opened)) {
        articles.add(article);
        open.put(article.seq(), article);
        openById.put(article.id(), article);
      }
      table.delete(opened);
      before.keySet().removeAll(opened);
    }
    articles.forEach(article -> again.add(Story.of(article)));
    groups.separate(items, again);
    return articles;
  }
}
