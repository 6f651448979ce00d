package dev.isobar.query.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a link with the two articles that it connects. */
record FoundLink(StoryArticle one, StoryArticle other, StoryLink link) {
  /** The strongest first; the ids decide between links of the same strength. */
  static final Comparator<FoundLink> BY_STRENGTH =
      Comparator.comparing((FoundLink found) -> found.link.kind())
          .thenComparing(found -> found.link.score(), Comparator.reverseOrder())
          .thenComparing(found -> found.pair().one())
          .thenComparing(found -> found.pair().other());

  private StoryPair pair() {
    return StoryPair.of(one.id(), other.id());
  }

  /** Returns all links between articles that have a key in common. */
  static List<FoundLink> among(Collection<StoryArticle> articles) {
    Map<Integer, List<StoryArticle>> before = new HashMap<>();
    List<FoundLink> links = new ArrayList<>();
    for (StoryArticle article : articles) {
      Map<Long, StoryArticle> others = new HashMap<>();
      for (int key : article.keys()) {
        List<StoryArticle> same = before.computeIfAbsent(key, any -> new ArrayList<>());
        same.forEach(other -> others.put(other.seq(), other));
        same.add(article);
      }
      others.remove(article.seq());
      others.values().forEach(other -> add(links, article, other));
    }
    return links;
  }

  static void add(List<FoundLink> links, StoryArticle one, StoryArticle other) {
    StoryLinker.link(one.signature(), other.signature())
        .ifPresent(link -> links.add(new FoundLink(one, other, link)));
  }
}
