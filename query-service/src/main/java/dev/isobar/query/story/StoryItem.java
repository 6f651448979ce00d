package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.time.Instant;
import java.util.List;

/**
 * Holds a story of a list.
 *
 * @param id the id of its earliest article
 * @param headline the title of the earliest article that has one, or the beginning of its text
 * @param from the time of the earliest article
 * @param latest the time of the latest article
 * @param articles how many it has
 * @param sources publishers, or feeds of articles without publisher
 * @param velocity of its earliest {@value StoryReports#MAX_MEMBERS} articles
 */
@JsonPropertyOrder(alphabetic = false)
record StoryItem(
    String id,
    String headline,
    Instant from,
    Instant latest,
    int articles,
    List<String> sources,
    List<String> languages,
    StoryVelocity velocity) {
  static final List<Column<StoryItem>> COLUMNS =
      List.of(
          new Column<>("id", StoryItem::id),
          new Column<>("headline", StoryItem::headline),
          new Column<>("from", StoryItem::from),
          new Column<>("latest", StoryItem::latest),
          new Column<>("articles", StoryItem::articles),
          new Column<>("sources", item -> String.join(";", item.sources())),
          new Column<>("languages", item -> String.join(";", item.languages())),
          new Column<>("sourcesPerHour", item -> item.velocity().sourcesPerHour()),
          new Column<>("independentPublishers", item -> item.velocity().independentPublishers()),
          new Column<>("breaking", item -> item.velocity().breaking()));
}
