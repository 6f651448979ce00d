package dev.isobar.query.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.article.TimeRange;
import dev.isobar.query.rest.PageCursor;
import dev.isobar.query.story.NewestStories.Found;
import dev.isobar.query.story.NewestStories.Range;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large story behind more small ones than are looked at in one request. */
class NewestStoriesComponentTest {
  private static final int SMALL = NewestStories.MAX_SCANNED + 500;

  private StoryDatabase database;
  private Connection connection;

  @BeforeEach
  void fill() throws Exception {
    database = new StoryDatabase();
    connection = StoryDatabase.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO story (id, at, latest, members)
          SELECT 'small-' || i, now, now - i * interval '1 second', 1
          FROM generate_series(1, %d) i, (SELECT timestamptz '2026-03-01T00:00:00Z' AS now) n;
          INSERT INTO story VALUES ('large', '2026-02-01', '2026-02-01', 5),
            ('old', '2026-01-01', '2026-01-01', 2);
          """
              .formatted(SMALL));
    }
  }

  @AfterEach
  void clear() throws Exception {
    connection.rollback();
    connection.close();
    database.clear();
  }

  @Test
  void theCursorGoesOnWhereItGaveUp() throws Exception {
    NewestStories newest = new NewestStories(connection);
    Found first = newest.any(new Range(TimeRange.ALL, 2, null), 10);
    assertThat(first.stories()).isEmpty();
    assertThat(first.gaveUpAt().id()).isEqualTo("small-" + NewestStories.MAX_SCANNED);
    Found second = newest.any(new Range(TimeRange.ALL, 2, first.gaveUpAt()), 10);
    assertThat(second.stories()).extracting(Story::id).containsExactly("large", "old");
    assertThat(second.gaveUpAt()).isNull();
    Instant before = Instant.parse("2026-02-20T00:00:00Z");
    Found earlier = newest.any(new Range(TimeRange.of(null, before, ZoneOffset.UTC), 3, null), 10);
    assertThat(earlier.stories()).extracting(Story::id).containsExactly("large");
    assertThat(
            newest.of(List.of("old", "small-3"), new Range(TimeRange.ALL, 2, null), 10).stories())
        .extracting(Story::id)
        .containsExactly("old");
  }

  @Test
  void aDayIsThatDayInEveryZone() throws Exception {
    NewestStories newest = new NewestStories(connection);
    for (String zone : List.of("America/New_York", "Asia/Shanghai")) {
      ZoneId clock = ZoneId.of(zone);
      Instant from = LocalDate.of(2026, 2, 1).atStartOfDay(clock).toInstant();
      Instant before = LocalDate.of(2026, 2, 2).atStartOfDay(clock).toInstant();
      assertThat(newest.any(new Range(TimeRange.of(from, before, clock), 1, null), 10).stories())
          .as(zone)
          .extracting(Story::id)
          .containsExactly("large");
      assertThat(newest.any(new Range(TimeRange.of(before, null, clock), 2, null), 10).stories())
          .as(zone)
          .isEmpty();
    }
  }

  @Test
  void pagesHaveEachStoryOnce() throws Exception {
    NewestStories newest = new NewestStories(connection);
    List<String> ids = new ArrayList<>();
    PageCursor after = null;
    do {
      List<Story> page = newest.any(new Range(TimeRange.ALL, 1, after), 700).stories();
      page.forEach(story -> ids.add(story.id()));
      after = page.size() < 700 ? null : NewestStories.cursor(page.get(699));
    } while (after != null);
    assertThat(ids).hasSize(SMALL + 2).doesNotHaveDuplicates();
  }
}
