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
import java.util.Set;
import java.util.TreeSet;

/** Compares what the articles of a story say, by their languages. */
final class LanguageComparison {
  /** How many things of a kind a side lists. */
  private static final int MAX_DIFFERENCES = 20;

  private static final int MAX_SENTENCE = 400;
  private static final int BEFORE_PLACE = 150;

  private final Map<String, Articles> byLanguage = new LinkedHashMap<>();

  /** Holds the articles of one language. */
  private static final class Articles {
    private final SideFacts facts = new SideFacts();
    private final Set<String> sources = new TreeSet<>();
    private final Set<Integer> texts = new HashSet<>();
    private int count;
  }

  private LanguageComparison() {}

  /** Returns the differences. A story in one language has none. */
  static StoryDifferences of(Told story) {
    LanguageComparison comparison = new LanguageComparison();
    boolean several =
        story.members().stream().map(EnrichedArticle::language).distinct().count() > 1;
    for (int i = 0; i < story.members().size(); i++) {
      comparison.add(story.members().get(i), story.texts().get(i), several);
    }
    return new StoryDifferences(
        story.id(), story.articles(), story.members().size(), "language", comparison.sides());
  }

  private void add(EnrichedArticle article, int text, boolean compared) {
    Articles side = byLanguage.computeIfAbsent(article.language(), language -> new Articles());
    if (compared) {
      side.facts.add(article, text);
    }
    side.sources.add(article.source().publisherOrFeed());
    side.texts.add(text);
    side.count++;
  }

  private List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    byLanguage.forEach(
        (language, articles) -> {
          List<SideFacts> others =
              byLanguage.values().stream()
                  .filter(other -> other != articles)
                  .map(other -> other.facts)
                  .toList();
          sides.add(side(language, articles, others));
        });
    sides.sort(Comparator.comparing(Side::articles).reversed().thenComparing(Side::language));
    return sides;
  }

  private static Side side(String language, Articles side, List<SideFacts> others) {
    return new Side(
        language,
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
