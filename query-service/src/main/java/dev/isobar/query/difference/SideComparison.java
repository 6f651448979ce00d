package dev.isobar.query.difference;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.difference.StoryDifferences.Difference;
import dev.isobar.query.difference.StoryDifferences.Passage;
import dev.isobar.query.difference.StoryDifferences.Side;
import dev.isobar.query.search.TextRange;
import dev.isobar.query.story.SentenceRanges;
import dev.isobar.query.story.StoryArticles.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the articles of a story say, by their languages or by the countries of sources. */
final class SideComparison {
  /** How many things of a kind a side lists. */
  private static final int MAX_DIFFERENCES = 20;

  private static final int MAX_SENTENCE = 400;
  private static final int BEFORE_PLACE = 150;

  private final SideKind by;
  private final Map<String, Articles> bySide = new LinkedHashMap<>();

  /** Holds the articles of one side; what those on no side say is no difference either. */
  private static final class Articles {
    private final SideFacts facts = new SideFacts();
    private final Set<String> sources = new TreeSet<>();
    private final Set<Integer> texts = new HashSet<>();
    private int count;
  }

  private SideComparison(SideKind by) {
    this.by = by;
  }

  /** Returns the differences. A story with one side has none. */
  static StoryDifferences of(Told story, SideKind by) {
    SideComparison comparison = new SideComparison(by);
    boolean several =
        story.members().stream().map(by::of).filter(Objects::nonNull).distinct().count() > 1;
    for (int i = 0; i < story.members().size(); i++) {
      comparison.add(story.members().get(i), story.texts().get(i), several);
    }
    return new StoryDifferences(
        story.id(), story.articles(), story.members().size(), by.word(), comparison.sides());
  }

  private void add(EnrichedArticle article, int text, boolean compared) {
    Articles side = bySide.computeIfAbsent(by.of(article), name -> new Articles());
    if (compared) {
      side.facts.add(article, text);
    }
    side.sources.add(article.source().publisherOrFeed());
    side.texts.add(text);
    side.count++;
  }

  private List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    bySide.forEach(
        (name, articles) -> {
          List<SideFacts> others =
              bySide.values().stream()
                  .filter(other -> other != articles)
                  .map(other -> other.facts)
                  .toList();
          if (name != null) {
            sides.add(side(name, articles, others));
          }
        });
    sides.sort(Comparator.comparing(Side::articles).reversed().thenComparing(Side::name));
    return sides;
  }

  private Side side(String name, Articles side, List<SideFacts> others) {
    return new Side(
        by == SideKind.LANGUAGE ? name : null,
        by == SideKind.COUNTRY ? name : null,
        side.count,
        side.texts.size(),
        List.copyOf(side.sources),
        differences(side, others, FactKind.PERSON),
        differences(side, others, FactKind.ORGANISATION),
        differences(side, others, FactKind.PLACE),
        differences(side, others, FactKind.INSTRUMENT),
        differences(side, others, FactKind.DATE),
        differences(side, others, FactKind.NUMBER),
        differences(side, others, FactKind.QUOTE));
  }

  private static List<Difference> differences(
      Articles side, List<SideFacts> others, FactKind kind) {
    if (others.isEmpty()) {
      return List.of();
    }
    return side.facts.without(others, kind).stream()
        .limit(MAX_DIFFERENCES)
        .map(
            said ->
                new Difference(
                    kind == FactKind.QUOTE ? null : said.fact().value(),
                    said.fact().name(),
                    said.articles(),
                    said.texts(),
                    passage(said.first(), said.fact())))
        .toList();
  }

  private static Passage passage(EnrichedArticle article, Fact fact) {
    String text = FactReader.text(article);
    int start = Math.min(fact.start(), text.length());
    TextRange sentence =
        SentenceRanges.of(text).stream()
            .filter(range -> range.end() > start)
            .findFirst()
            .orElse(new TextRange(start, text.length()));
    int from = sentence.start();
    String shown = text.substring(from, sentence.end());
    if (shown.length() > MAX_SENTENCE && start - from > BEFORE_PLACE) {
      shown = "…" + text.substring(start - BEFORE_PLACE, sentence.end());
    }
    return new Passage(
        TruncatedText.withEllipsis(shown, MAX_SENTENCE),
        article.id(),
        article.source().publisherOrFeed());
  }
}
