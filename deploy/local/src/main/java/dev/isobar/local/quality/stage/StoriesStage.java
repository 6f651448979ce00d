package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.story.FoundStories;
import dev.isobar.local.quality.story.LabelledText;
import dev.isobar.local.quality.story.StoryDatabase;
import dev.isobar.local.quality.story.StoryTexts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Measures stories. Articles come one at a time, in random order, through the quick lane and
 * query-service's writer of stories into PostgreSQL.
 */
final class StoriesStage implements Stage {
  private static final Instant SAMPLES_FETCHED = Instant.parse("2024-09-12T00:00:00Z");

  /** All articles of a stream come within this time. */
  private static final Duration STREAM = Duration.ofDays(2);

  private static final int ORDERS = 100;

  /** How often an order is read: once, and then two replays. */
  private static final int READINGS = 3;

  @Override
  public String name() {
    return "stories";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    List<LabelledText> twins = StoryTexts.twins(sets);
    List<LabelledText> among = new ArrayList<>(StoryTexts.others(sets));
    String others = "among %,d others".formatted(among.size());
    among.addAll(twins);
    Set<Set<String>> expected = expected(sets);
    List<Figure> figures = new ArrayList<>();
    try (StoryDatabase database = StoryDatabase.start()) {
      for (boolean dated : new boolean[] {false, true}) {
        String how = dated ? ", dated" : "";
        figures.addAll(stream(database, reading, twins, dated).figures("alone" + how, twins));
        figures.addAll(stream(database, reading, among, dated).figures(others + how, among));
      }
      long right = ordersThatGive(expected, database, reading);
      figures.add(
          Figure.share("samples, orders of arrival with the expected stories", right, ORDERS));
    }
    return figures;
  }

  /**
   * Reads the texts in one order.
   *
   * @param dated whether the feed states when each was published, a moment before it comes
   */
  private static FoundStories stream(
      StoryDatabase database, EnricherRunner reading, List<LabelledText> texts, boolean dated)
      throws IOException {
    List<LabelledText> order = new ArrayList<>(texts);
    Collections.shuffle(order, new Random(1));
    Duration pause = STREAM.dividedBy(order.size());
    Instant now = EnricherRunner.FETCHED;
    for (LabelledText text : order) {
      database.assign(reading.quick(article(text, now, dated)));
      now = now.plus(pause);
    }
    FoundStories found = new FoundStories(database.stories());
    database.clear();
    return found;
  }

  private static RawArticle article(LabelledText text, Instant now, boolean dated) {
    return new RawArticle(
        text.id(),
        null,
        "quality",
        null,
        null,
        null,
        dated ? now.toString() : null,
        null,
        null,
        now,
        "text/plain",
        text.text(),
        null,
        null);
  }

  private static Set<Set<String>> expected(DataSets sets) throws IOException {
    JsonNode file =
        DataSets.json(
            DataSets.existing(
                sets.seeds().resolve("expected.json"),
                "the expectations for the five samples (--seeds DIR)"));
    Set<Set<String>> stories = new HashSet<>();
    for (JsonNode story : file.path("stories")) {
      Set<String> members = new HashSet<>();
      story.forEach(member -> members.add(member.asText()));
      stories.add(members);
    }
    return stories;
  }

  /** Returns in how many random orders the samples give the expected stories at each reading. */
  private static long ordersThatGive(
      Set<Set<String>> expected, StoryDatabase database, EnricherRunner reading)
      throws IOException {
    List<EnrichedArticle> samples = new ArrayList<>();
    for (SampleTexts.Sample sample : SampleTexts.all()) {
      samples.add(
          reading.quick(EnricherRunner.text(sample.name(), sample.text(), null, SAMPLES_FETCHED)));
    }
    long right = 0;
    for (int order = 0; order < ORDERS; order++) {
      Collections.shuffle(samples, new Random(order));
      boolean holds = true;
      for (int i = 0; i < READINGS; i++) {
        for (EnrichedArticle sample : samples) {
          database.assign(sample);
        }
        holds &= new FoundStories(database.stories()).are(expected);
      }
      database.clear();
      right += holds ? 1 : 0;
    }
    return right;
  }
}
