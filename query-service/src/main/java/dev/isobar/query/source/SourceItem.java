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
 * @param copies how many counted articles have the text of an earlier article of another source
 * @param copyShare {@code copies} by the counted articles; null without any
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record SourceItem(
    String id,
    long articles,
    Long delay,
    long stories,
    long first,
    Double firstShare,
    long copies,
    Double copyShare) {
  static final List<Column<SourceItem>> COLUMNS =
      List.of(
          new Column<>("id", SourceItem::id),
          new Column<>("articles", SourceItem::articles),
          new Column<>("delay", SourceItem::delay),
          new Column<>("stories", SourceItem::stories),
          new Column<>("first", SourceItem::first),
          new Column<>("firstShare", SourceItem::firstShare),
          new Column<>("copies", SourceItem::copies),
          new Column<>("copyShare", SourceItem::copyShare));

  /** Returns a part of a number with four decimals; null of nothing. */
  static Double share(long part, long of) {
    return of == 0 ? null : Math.rint(part * 10_000.0 / of) / 10_000;
  }
}
