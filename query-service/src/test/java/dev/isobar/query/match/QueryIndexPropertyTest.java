package dev.isobar.query.match;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.rest.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The index answers what asking each query alone answers. */
class QueryIndexPropertyTest {
  private static final List<String> WORDS =
      List.of("methane", "coal", "coals", "COP29", "bio-fuels", "甲烷", "煤矿", "碳", "talks", "5c");

  private static final List<String> SEARCHES =
      List.of(
          "methane",
          "coal talks",
          "\"coal talks\"",
          "COP 29",
          "biofuels OR 煤",
          "甲烷",
          "-coal",
          "methane -talks",
          "met*",
          "co* talks",
          "title:coal",
          "author:smith OR methane",
          "source:wire",
          "(coal OR talks) (甲烷 OR 5)",
          "NOT (coal OR methane)");

  private static final List<String> TOPICS = List.of("methane", "coal", "energy-transition");
  private static final List<String> ENTITIES = List.of("person/a", "place/b", "organisation/c");
  private static final List<String> LANGUAGES = List.of("en", "zh");
  private static final List<String> COUNTRIES = List.of("CN", "DE", "US");
  private static final List<String> SOURCES = List.of("wire", "desk", "Press");
  private static final List<String> DAYS = List.of("2026-01-01", "2026-01-31", "2026-02-15");

  @Property(tries = 300)
  void findsWhatEachQueryFinds(@ForAll Random random) {
    QueryIndex<Integer> index = new QueryIndex<>();
    Map<Integer, ArticleFilter> queries = new TreeMap<>();
    for (int step = 0; step < 60; step++) {
      change(random, index, queries);
      EnrichedArticle article = randomArticle(random);
      Set<Integer> expected =
          queries.entrySet().stream()
              .filter(query -> query.getValue().matches(article))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(index.matching(article)).isEqualTo(expected);
    }
    assertThat(index.size()).isEqualTo(queries.size());
  }

  /** So many terms are not all in the index of the view, but the filter finds them. */
  @Test
  void findsTheLastWordOfAVeryLongText() {
    QueryIndex<Integer> index = new QueryIndex<>();
    index.put(1, ArticleFilter.parse(new QueryParameters(Map.of("q", List.of("lastword")))));
    String many =
        IntStream.range(0, 60_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    EnrichedArticle article = article("long").text(many + " lastword").build();
    assertThat(index.matching(article)).containsExactly(1);
  }

  private static void change(
      Random random, QueryIndex<Integer> index, Map<Integer, ArticleFilter> queries) {
    for (int i = 0; i < 3; i++) {
      int name = random.nextInt(40);
      if (random.nextInt(4) == 0) {
        index.remove(name);
        queries.remove(name);
      } else {
        ArticleFilter filter = randomFilter(random);
        index.put(name, filter);
        queries.put(name, filter);
      }
    }
    if (random.nextInt(20) == 0) {
      queries.keySet().removeIf(name -> name > 30);
      index.retain(queries.keySet());
    }
  }

  private static ArticleFilter randomFilter(Random random) {
    Map<String, List<String>> parameters = new HashMap<>();
    some(random, parameters, "topic", TOPICS, 5);
    some(random, parameters, "entity", ENTITIES, 5);
    some(random, parameters, "with-entity", ENTITIES, 5);
    some(random, parameters, "language", LANGUAGES, 6);
    some(random, parameters, "country", COUNTRIES, 6);
    some(random, parameters, "source", SOURCES, 5);
    some(random, parameters, "mute-source", SOURCES, 8);
    some(random, parameters, "mute-word", WORDS, 6);
    if (random.nextInt(2) == 0) {
      parameters.put("q", List.of(any(random, SEARCHES)));
    }
    if (random.nextInt(8) == 0) {
      parameters.put("mentions-from", List.of(any(random, DAYS)));
    }
    if (random.nextInt(8) == 0) {
      parameters.put("from", List.of(any(random, DAYS)));
    }
    if (random.nextInt(4) == 0) {
      parameters.put("expand", List.of("false"));
    }
    return ArticleFilter.parse(new QueryParameters(parameters));
  }

  private static void some(
      Random random,
      Map<String, List<String>> parameters,
      String name,
      List<String> values,
      int rarity) {
    if (random.nextInt(rarity) == 0) {
      Set<String> chosen = new TreeSet<>(Set.of(any(random, values)));
      chosen.add(any(random, values));
      parameters.put(name, List.copyOf(chosen));
    }
  }

  private static EnrichedArticle randomArticle(Random random) {
    ArticleBuilder article =
        article("a")
            .with("title", text(random, 3))
            .text(text(random, 12))
            .language(any(random, LANGUAGES))
            .feed(any(random, SOURCES))
            .fetchedAt(any(random, DAYS) + "T10:00:00Z");
    if (random.nextBoolean()) {
      article.publisher(any(random, SOURCES));
    }
    if (random.nextBoolean()) {
      article.country(any(random, COUNTRIES));
    }
    if (random.nextBoolean()) {
      article.topic(any(random, TOPICS), any(random, TOPICS));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      article.mention(any(random, ENTITIES), "name", "text");
    }
    if (random.nextInt(3) == 0) {
      article.author("Smith");
    }
    if (random.nextInt(3) == 0) {
      article.date(any(random, DAYS), "2026-03-01");
    }
    return article.build();
  }

  private static String text(Random random, int words) {
    List<String> text = new ArrayList<>();
    for (int i = random.nextInt(words + 1); i > 0; i--) {
      text.add(any(random, WORDS));
    }
    return String.join(random.nextInt(4) == 0 ? "" : " ", text);
  }

  private static String any(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
