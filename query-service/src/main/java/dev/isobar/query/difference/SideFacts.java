package dev.isobar.query.difference;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the articles of one side say. */
final class SideFacts {
  /** Each is compared with each of the other side. */
  private static final int MAX_OF_KIND = 2_000;

  private final Map<FactKind, Map<String, Said>> facts = new LinkedHashMap<>();

  /** Holds a fact with who says it. The first article that was added says it first. */
  static final class Said {
    private final Fact fact;
    private final EnrichedArticle first;
    private final Set<String> articles = new HashSet<>();
    private final Set<Integer> texts = new HashSet<>();

    private Said(Fact fact, EnrichedArticle first) {
      this.fact = fact;
      this.first = first;
    }

    Fact fact() {
      return fact;
    }

    EnrichedArticle first() {
      return first;
    }

    int articles() {
      return articles.size();
    }

    int texts() {
      return texts.size();
    }
  }

  /**
   * Adds an article.
   *
   * @param text the number of its text, the same for those that copy or translate each other
   */
  void add(EnrichedArticle article, int text) {
    for (Fact fact : FactReader.read(article)) {
      Map<String, Said> known = facts.computeIfAbsent(fact.kind(), kind -> new LinkedHashMap<>());
      Said said = known.get(fact.value());
      if (said == null && fact.kind() == FactKind.QUOTE) {
        said =
            known.values().stream().filter(one -> fact.isSaidBy(one.fact)).findFirst().orElse(null);
      }
      if (said == null && known.size() == MAX_OF_KIND) {
        continue;
      }
      if (said == null) {
        said = new Said(fact, article);
        known.put(fact.value(), said);
      }
      said.articles.add(article.id());
      said.texts.add(text);
    }
  }

  /** Returns what this side says and none of the others does, what most texts say first. */
  List<Said> without(List<SideFacts> others, FactKind kind) {
    List<Said> only = new ArrayList<>();
    for (Said said : facts.getOrDefault(kind, Map.of()).values()) {
      if (others.stream().noneMatch(other -> other.says(said.fact))) {
        only.add(said);
      }
    }
    only.sort(Comparator.comparing(Said::texts).thenComparing(Said::articles).reversed()); // stable
    return only;
  }

  private boolean says(Fact fact) {
    Map<String, Said> known = facts.getOrDefault(fact.kind(), Map.of());
    return known.containsKey(fact.value())
        || known.values().stream().anyMatch(said -> fact.isSaidBy(said.fact));
  }
}
