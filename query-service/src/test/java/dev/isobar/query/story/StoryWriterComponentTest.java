package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of articles in the tables of stories. */
class StoryWriterComponentTest {
  private static final String TIGERS = "report-TIGERS";
  private static final String HARBOUR = "en-HARBOUR";

  private StoryDatabase database;

  @BeforeEach
  void migrate() throws Exception {
    database = new StoryDatabase();
  }

  /** Two stories, each in two languages with a report of its own, and an article alone. */
  private static List<ArticleBuilder> articles() {
    List<ArticleBuilder> articles = new ArrayList<>();
    articles.add(StoryTexts.TIGERS.english().published("2026-01-02"));
    articles.add(StoryTexts.TIGERS.chinese().published("2026-01-03"));
    articles.add(StoryTexts.TIGERS.report().published("2026-01-01"));
    articles.add(StoryTexts.HARBOUR.english().published("2026-01-01"));
    articles.add(StoryTexts.HARBOUR.chinese().published("2026-01-02"));
    articles.add(article("alone").text("An otter crossed the road near the old mill at dawn."));
    return articles;
  }

  private static final Map<String, Set<String>> EXPECTED =
      Map.of(
          TIGERS,
          Set.of("en-TIGERS", "zh-TIGERS", TIGERS),
          HARBOUR,
          Set.of(HARBOUR, "zh-HARBOUR"),
          "alone",
          Set.of("alone"));

  @Test
  void anyOrderGivesTheSameStoriesAndAReplayChangesNothing() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<ArticleBuilder> articles = articles();
      Collections.shuffle(articles, random);
      database.clear();
      assignInBatches(articles, random);
      assertThat(database.stories()).as("order %d", seed).isEqualTo(EXPECTED);
      if (seed < 10) {
        Collections.shuffle(articles, random);
        assignInBatches(articles, random);
        assignInBatches(articles, random);
        assertThat(database.stories()).as("replay %d", seed).isEqualTo(EXPECTED);
      }
    }
  }

  private void assignInBatches(List<ArticleBuilder> articles, Random random) throws Exception {
    try (Connection connection = StoryDatabase.connect()) {
      for (int from = 0; from < articles.size(); ) {
        int to = Math.min(articles.size(), from + 1 + random.nextInt(3));
        database.assign(connection, articles.subList(from, to), List.of());
        from = to;
      }
    }
  }

  @Test
  void replicasAgree() throws Exception {
    ExecutorService replicas = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 20; round++) {
        database.clear();
        List<Future<?>> assigned = new ArrayList<>();
        for (ArticleBuilder article : articles()) {
          assigned.add(
              replicas.submit(
                  () -> {
                    database.assign(List.of(article));
                    return null;
                  }));
        }
        for (Future<?> one : assigned) {
          one.get();
        }
        assertThat(database.stories()).isEqualTo(EXPECTED);
      }
    } finally {
      replicas.shutdownNow();
    }
  }

  @Test
  void aStoryFallsApartWithoutTheArticleThatConnectedIt() throws Exception {
    ArticleBuilder bridge =
        article("bridge")
            .with("title", null)
            .published("2026-01-02")
            .text(
                StoryTexts.TIGERS.report().build().text()
                    + StoryTexts.HARBOUR.report().build().text());
    List<ArticleBuilder> ends =
        List.of(
            StoryTexts.TIGERS.report().published("2026-01-01"),
            StoryTexts.HARBOUR.report().published("2026-01-03"));
    database.assign(ends);
    database.assign(List.of(bridge));
    assertThat(database.stories())
        .isEqualTo(Map.of(TIGERS, Set.of(TIGERS, "bridge", "report-HARBOUR")));

    database.assign(List.of(bridge.text("A correction about an otter and a mill.")));
    Map<String, Set<String>> apart =
        Map.of(
            TIGERS,
            Set.of(TIGERS),
            "report-HARBOUR",
            Set.of("report-HARBOUR"),
            "bridge",
            Set.of("bridge"));
    assertThat(database.stories()).isEqualTo(apart);

    database.assign(List.of(), List.of("bridge"));
    assertThat(database.stories())
        .isEqualTo(Map.of(TIGERS, Set.of(TIGERS), "report-HARBOUR", Set.of("report-HARBOUR")));
  }

  @Test
  void aLargeStoryKeepsItsOtherArticles() throws Exception {
    database.maxReopened = 2;
    List<ArticleBuilder> tigers = articles().subList(0, 3);
    database.assign(tigers);
    database.assign(List.of(), List.of(TIGERS));
    assertThat(database.stories()).isEqualTo(Map.of("en-TIGERS", Set.of("en-TIGERS", "zh-TIGERS")));
  }
}
