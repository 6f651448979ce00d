package dev.isobar.query.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds how a source reports.
 *
 * @param id a feed or a publisher
 * @param articles the number of its articles in the time
 * @param delay the median of the seconds from publication to fetching, of counted articles whose
 *     time of publication is known; null if there are none
 * @param stories in how many stories of several articles it has counted articles
 * @param first in how many of these it has the earliest article
 * @param firstShare {@code first} by {@code stories}; null without stories
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record SourceItem(
    String id, long articles, Long delay, long stories, long first, Double firstShare) {
  static final List<Column<SourceItem>> COLUMNS =
      List.of(
          new Column<>("id", SourceItem::id),
          new Column<>("articles", SourceItem::articles),
          new Column<>("delay", SourceItem::delay),
          new Column<>("stories", SourceItem::stories),
          new Column<>("first", SourceItem::first),
          new Column<>("firstShare", SourceItem::firstShare));

  static SourceItem of(String id, long articles, Long delay, long stories, long first) {
    return new SourceItem(
        id,
        articles,
        delay,
        stories,
        first,
        stories == 0 ? null : Math.rint(first * 10_000.0 / stories) / 10_000);
  }
}
