package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.story.StoryVelocity.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoryPaceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Report report(int minute, String source, int text) {
    return new Report(START.plusSeconds(minute * 60L), source, text);
  }

  private static StoryPace pace(List<Report> reports) {
    return new StoryPace(
        reports.stream().map(report -> new StoryPace.Member(1, 1)).toList(), reports);
  }

  @Test
  void threeSourcesWithinAnHourMayBreak() {
    Report copy = report(0, "b", 0);
    assertThat(pace(List.of(report(0, "a", 0), copy, report(61, "c", 2))).mayBreak()).isFalse();
    assertThat(pace(List.of(report(0, "a", 0), copy, report(60, "c", 2))).mayBreak()).isTrue();
    assertThat(pace(List.of(report(0, "a", 0), report(1, "a", 1), copy)).mayBreak()).isFalse();
  }

  /** What is decided without the texts never leaves out a story that breaks. */
  @Property
  void textsOnlyTakeAway(@ForAll long seed) {
    Random random = new Random(seed);
    List<Report> distinct = new ArrayList<>();
    List<Report> grouped = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int minute = random.nextInt(200);
      String source = "s" + random.nextInt(5);
      distinct.add(report(minute, source, i));
      grouped.add(report(minute, source, random.nextInt(4)));
    }
    StoryVelocity velocity = StoryVelocity.of(grouped);
    StoryPace pace = pace(distinct);
    assertThat(pace.sourcesPerHour()).isEqualTo(velocity.sourcesPerHour());
    if (velocity.breaking()) {
      assertThat(pace.mayBreak()).isTrue();
      assertThat(pace.mayBreakAfter(velocity.broke().minusMillis(1))).isTrue();
    }
  }

  /** The list says the same about texts as the page of a story. */
  @Property(tries = 100)
  void velocityIsThatOfTheTimeline(@ForAll long seed) {
    Random random = new Random(seed);
    List<StorySignature> signatures = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      signatures.add(StoryTexts.mixed(random));
      reports.add(report(20 * i, "s" + i, i));
    }
    StoryPace pace = pace(reports);
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      articles.add(
          article("a" + i).feed("s" + i).fetchedAt(reports.get(i).at().toString()).build());
    }
    StoryTimeline timeline = new StoryTimeline(articles, signatures, new DecidedPairs(List.of()));
    assertThat(pace.velocity(StoryPace.texts(signatures)))
        .isEqualTo(timeline.velocity(timeline.members()));
  }
}
