package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.story.StoryDecision.Verdict;
import dev.isobar.query.story.StoryDecisions.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What decisions make of the stories. */
class StoryDecisionsComponentTest {
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  private StoryDatabase database;

  @BeforeEach
  void migrate() throws Exception {
    database = new StoryDatabase();
  }

  private static StoryDecision decision(Verdict verdict, int minute, String one, String... others) {
    return StoryDecision.of(
        verdict, List.of(one), List.of(others), START.plusSeconds(60L * minute), "test", null);
  }

  private static Change made(Verdict verdict, int minute, String one, String... others) {
    return Change.made(decision(verdict, minute, one, others));
  }

  private static List<ArticleBuilder> tigers() {
    return List.of(
        StoryTexts.TIGERS.english().published("2026-01-02"),
        StoryTexts.TIGERS.chinese().published("2026-01-03"),
        StoryTexts.TIGERS.report().published("2026-01-01"));
  }

  private Set<Set<String>> stories() throws Exception {
    return new HashSet<>(database.stories().values());
  }

  @Test
  void whatIsSplitStaysApartAndTheOthersGoWithTheStrongestLink() throws Exception {
    Change split = made(Verdict.NEVER, 1, "report-TIGERS", "en-TIGERS");
    database.assign(tigers());
    database.decide(split);
    Set<Set<String>> apart = Set.of(Set.of("report-TIGERS"), Set.of("en-TIGERS", "zh-TIGERS"));
    assertThat(stories()).isEqualTo(apart);

    database.assign(List.of(article("otter").text("An otter crossed the road near the mill.")));
    database.decide(made(Verdict.JOIN, 2, "otter", "report-TIGERS"));
    assertThat(stories())
        .isEqualTo(Set.of(Set.of("report-TIGERS", "otter"), Set.of("en-TIGERS", "zh-TIGERS")));

    database.decide(new Change(split.id(), null, split.at().plusMillis(1)));
    assertThat(stories())
        .isEqualTo(Set.of(Set.of("report-TIGERS", "otter", "en-TIGERS", "zh-TIGERS")));
    database.decide(split);
    assertThat(stories()).as("an older record").hasSize(1);
  }

  @Test
  void noStoryHasBothEvenIfOthersAreJoinedWithBoth() throws Exception {
    database.decide(made(Verdict.JOIN, 1, "c", "a"));
    database.decide(made(Verdict.NEVER, 2, "a", "b"));
    database.decide(made(Verdict.JOIN, 3, "c", "b"));
    for (String id : List.of("a", "b", "c")) {
      database.assign(List.of(article(id).text("Text of " + id.repeat(5))));
    }
    assertThat(stories()).isEqualTo(Set.of(Set.of("a"), Set.of("b", "c")));
    database.decide(made(Verdict.JOIN, 4, "b", "a"));
    assertThat(stories())
        .as("the latest about a pair counts")
        .containsExactly(Set.of("a", "b", "c"));
  }

  @Test
  void twoThatStayApartTakeAStoryApartThatBothAreJoinedWith() throws Exception {
    database.assign(tigers());
    database.decide(made(Verdict.JOIN, 1, "a", "en-TIGERS"));
    database.decide(made(Verdict.JOIN, 2, "b", "zh-TIGERS"));
    database.decide(made(Verdict.NEVER, 3, "a", "b"));
    database.assign(
        List.of(article("a").text("Text of aaaaa"), article("b").text("Text of bbbbb")));
    Set<Set<String>> together = stories();
    assertThat(together).hasSize(2).allMatch(story -> story.size() > 1);
    database.clear();
    database.assign(List.of(article("a").text("Text of aaaaa")));
    database.assign(tigers());
    database.decide(made(Verdict.JOIN, 1, "a", "en-TIGERS"));
    database.decide(made(Verdict.NEVER, 3, "a", "b"));
    database.assign(List.of(article("b").text("Text of bbbbb")));
    database.decide(made(Verdict.JOIN, 2, "b", "zh-TIGERS"));
    assertThat(stories()).isEqualTo(together);
  }

  @Test
  void articlesComeTogetherAgainWhenTheOneThatWasKeptApartGoes() throws Exception {
    List<ArticleBuilder> copies = new ArrayList<>();
    for (String id : List.of("p", "q", "r", "s")) {
      copies.add(article(id).with("title", null).text(StoryTexts.HARBOUR.english().build().text()));
    }
    database.assign(copies);
    database.decide(made(Verdict.NEVER, 1, "p", "q", "r", "s"));
    assertThat(stories()).isEqualTo(Set.of(Set.of("p"), Set.of("q", "r", "s")));
    database.decide(made(Verdict.NEVER, 2, "q", "r"));
    assertThat(stories()).hasSize(3);
    database.assign(List.of(), List.of("q"));
    assertThat(stories()).isEqualTo(Set.of(Set.of("p"), Set.of("r", "s")));
  }

  @Test
  void aDecisionFollowsAnArticleToItsNewId() throws Exception {
    database.assign(tigers());
    database.decide(made(Verdict.NEVER, 1, "former", "zh-TIGERS"));
    assertThat(stories()).hasSize(1);
    database.assign(List.of(StoryTexts.TIGERS.english().published("2026-01-02").alias("former")));
    Map<String, Set<String>> apart = database.stories();
    assertThat(apart).hasSize(2);
    database.clear();
    database.assign(List.of(StoryTexts.TIGERS.english().published("2026-01-02").alias("former")));
    database.assign(tigers().subList(1, 3));
    database.decide(made(Verdict.NEVER, 1, "former", "zh-TIGERS"));
    assertThat(database.stories()).isEqualTo(apart);
  }

  @Test
  void aDecisionFollowsAnArticleToOneThatIsNotWrittenAgain() throws Exception {
    database.decide(made(Verdict.NEVER, 1, "former", "zh-TIGERS"));
    database.assign(tigers());
    assertThat(stories()).hasSize(1);
    database.redirect("former", "en-TIGERS");
    assertThat(stories()).hasSize(2);
  }

  @Test
  void theSidesOfADecisionAreAlike() {
    assertThat(decision(Verdict.NEVER, 1, "a", "b").id())
        .isEqualTo(decision(Verdict.NEVER, 2, "b", "a").id())
        .isNotEqualTo(decision(Verdict.JOIN, 1, "a", "b").id());
  }

  @Test
  void aLargeStoryIsSplitToo() throws Exception {
    database.maxReopened = 2;
    database.assign(tigers());
    database.decide(made(Verdict.NEVER, 1, "zh-TIGERS", "report-TIGERS"));
    for (Set<String> story : stories()) {
      assertThat(story.containsAll(Set.of("zh-TIGERS", "report-TIGERS"))).isFalse();
    }
    database.assign(List.of(StoryTexts.TIGERS.english().published("2026-01-04")));
    for (Set<String> story : stories()) {
      assertThat(story.containsAll(Set.of("zh-TIGERS", "report-TIGERS"))).isFalse();
    }
  }

  /** What happens to one article or decision, in its order. */
  private static final class Script {
    private final List<Deque<Step>> steps = new ArrayList<>();
    private final Map<String, ArticleBuilder> articles = new TreeMap<>();
    private final Map<String, StoryDecision> decisions = new TreeMap<>();

    Script(Random random) {
      int count = 5 + random.nextInt(4);
      for (int i = 0; i < count; i++) {
        String id = "r" + i;
        ArticleBuilder first = StoryTexts.mixed(id, random).alias("former-" + id);
        Deque<Step> one = new ArrayDeque<>(List.of(new Step(first, null, null)));
        articles.put(id, first);
        if (random.nextInt(4) == 0) {
          ArticleBuilder second = StoryTexts.mixed(id, random).alias("former-" + id);
          one.add(new Step(second, null, null));
          articles.put(id, second);
        } else if (random.nextInt(6) == 0) {
          one.add(new Step(null, id, null));
          articles.remove(id);
        }
        steps.add(one);
      }
      for (int i = random.nextInt(6); i >= 0; i--) {
        List<String> ids = new ArrayList<>();
        for (int id = 0; id <= count; id++) {
          ids.add((random.nextInt(3) == 0 ? "former-r" : "r") + id);
        }
        Collections.shuffle(ids, random);
        Verdict verdict = Verdict.values()[random.nextInt(3) == 0 ? 0 : 1];
        StoryDecision decision =
            decision(
                verdict,
                random.nextInt(10),
                ids.get(0),
                ids.subList(1, 2 + random.nextInt(3)).toArray(String[]::new));
        Deque<Step> one = new ArrayDeque<>(List.of(new Step(null, null, Change.made(decision))));
        if (decisions.containsKey(decision.id())) {
          continue;
        }
        if (random.nextInt(4) == 0) {
          one.add(
              new Step(
                  null,
                  null,
                  new Change(decision.id(), null, decision.decidedAt().plusSeconds(1))));
        } else {
          decisions.put(decision.id(), decision);
        }
        steps.add(one);
      }
    }

    record Step(ArticleBuilder article, String gone, Change decision) {}

    List<Step> shuffled(Random random) {
      List<Integer> order = new ArrayList<>();
      List<Deque<Step>> left = new ArrayList<>();
      for (Deque<Step> one : steps) {
        one.forEach(step -> order.add(left.size()));
        left.add(new ArrayDeque<>(one));
      }
      Collections.shuffle(order, random);
      return order.stream().map(i -> left.get(i).remove()).toList();
    }
  }

  @Test
  void anyOrderGivesTheSameStories() throws Exception {
    int split = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Script script = new Script(random);
      Set<Set<String>> expected = expected(script.articles.values(), script.decisions.values());
      split += expected.equals(expected(script.articles.values(), List.of())) ? 0 : 1;
      for (int order = 0; order < 3; order++) {
        database.clear();
        play(script.shuffled(random), random);
        assertThat(stories()).as("seed %d, order %d", seed, order).isEqualTo(expected);
      }
      List<Script.Step> again = new ArrayList<>();
      script.articles.values().forEach(one -> again.add(new Script.Step(one, null, null)));
      script
          .decisions
          .values()
          .forEach(one -> again.add(new Script.Step(null, null, Change.made(one))));
      Collections.shuffle(again, random);
      play(again, random);
      play(again, random);
      assertThat(stories()).as("seed %d, replayed", seed).isEqualTo(expected);
    }
    assertThat(split).as("scripts in which decisions matter").isGreaterThan(20);
  }

  private void play(List<Script.Step> steps, Random random) throws Exception {
    List<ArticleBuilder> batch = new ArrayList<>();
    for (Script.Step step : steps) {
      if (step.article() == null
          || random.nextInt(3) == 0
          || batch.stream().anyMatch(one -> one.id().equals(step.article().id()))) {
        database.assign(batch);
        batch.clear();
      }
      if (step.article() != null) {
        batch.add(step.article());
      } else if (step.gone() != null) {
        database.assign(List.of(), List.of(step.gone()));
      } else {
        database.decide(step.decision());
      }
    }
    database.assign(batch);
  }

  @Test
  void replicasAgree() throws Exception {
    ExecutorService replicas = Executors.newFixedThreadPool(3);
    try {
      for (int seed = 1000; seed < 1020; seed++) {
        Script script = new Script(new Random(seed));
        database.clear();
        List<Future<?>> played = new ArrayList<>();
        for (Deque<Script.Step> steps : script.steps) {
          played.add(
              replicas.submit(
                  () -> {
                    play(List.copyOf(steps), new Random(1));
                    return null;
                  }));
        }
        for (Future<?> one : played) {
          one.get();
        }
        assertThat(stories())
            .as("seed %d", seed)
            .isEqualTo(expected(script.articles.values(), script.decisions.values()));
      }
    } finally {
      replicas.shutdownNow();
    }
  }

  private record Edge(String one, String other, LinkKind kind, double score) {}

  /** The stories as the rule says it, made at once and without a database. */
  private static Set<Set<String>> expected(
      Iterable<ArticleBuilder> builders, Iterable<StoryDecision> decisions) {
    Map<String, StorySignature> signatures = new TreeMap<>();
    Map<String, int[]> keys = new HashMap<>();
    for (ArticleBuilder builder : builders) {
      EnrichedArticle built = builder.build();
      List<TermReader.Term> terms = TermReader.read(built);
      StorySignature signature = StorySignature.of(built, TextProfile.of(terms));
      signatures.put(built.id(), signature);
      keys.put(built.id(), StoryKeys.of(signature, terms));
    }
    Map<Set<String>, StoryDecision> latest = new HashMap<>();
    for (StoryDecision decision : decisions) {
      for (String other : decision.others()) {
        Set<String> pair =
            Set.copyOf(
                List.of(
                    decision.articles().get(0).replace("former-", ""),
                    other.replace("former-", "")));
        if (pair.size() == 2 && signatures.keySet().containsAll(pair)) {
          latest.merge(pair, decision, (one, two) -> BY_TIME.compare(one, two) > 0 ? one : two);
        }
      }
    }
    List<Edge> edges = new ArrayList<>();
    Set<Set<String>> never = new HashSet<>();
    latest.entrySet().stream()
        .sorted(
            Map.Entry.<Set<String>, StoryDecision>comparingByValue(BY_TIME.reversed())
                .thenComparing(entry -> new TreeSet<>(entry.getKey()).toString()))
        .forEach(
            entry -> {
              List<String> pair = List.copyOf(new TreeSet<>(entry.getKey()));
              if (entry.getValue().verdict() == Verdict.NEVER) {
                never.add(entry.getKey());
              } else {
                edges.add(new Edge(pair.get(0), pair.get(1), LinkKind.CURATED, 1));
              }
            });
    List<Edge> links = new ArrayList<>();
    for (String one : signatures.keySet()) {
      for (String other : signatures.keySet()) {
        if (one.compareTo(other) < 0
            && Arrays.stream(keys.get(one))
                .anyMatch(key -> Arrays.stream(keys.get(other)).anyMatch(k -> k == key))) {
          StoryLinker.link(signatures.get(one), signatures.get(other))
              .ifPresent(link -> links.add(new Edge(one, other, link.kind(), link.score())));
        }
      }
    }
    links.sort(
        Comparator.comparing(Edge::kind)
            .thenComparing(Edge::score, Comparator.reverseOrder())
            .thenComparing(Edge::one)
            .thenComparing(Edge::other));
    edges.addAll(links);
    Map<String, Set<String>> storyOf = new HashMap<>();
    signatures.keySet().forEach(id -> storyOf.put(id, new TreeSet<>(Set.of(id))));
    for (Edge edge : edges) {
      Set<String> both = new TreeSet<>(storyOf.get(edge.one()));
      both.addAll(storyOf.get(edge.other()));
      if (never.stream().noneMatch(both::containsAll)) {
        both.forEach(id -> storyOf.put(id, both));
      }
    }
    return new HashSet<>(storyOf.values());
  }

  private static final Comparator<StoryDecision> BY_TIME =
      Comparator.comparing(StoryDecision::decidedAt).thenComparing(StoryDecision::id);
}
