package dev.isobar.query.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds the count of one bucket in one language.
 *
 * @param id a topic, an entity, a source or a language
 * @param start the start of the bucket in the reader's time zone
 * @param articles the number of articles in the language with {@code id}
 * @param all the number of all articles in the language
 * @param share of all articles in the language; null if there are none
 * @param silent {@code pipe} if nothing came in at all, in any language; else null
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record SplitPoint(
    String id,
    String language,
    String start,
    long articles,
    long all,
    Double share,
    String silent) {
  static final List<Column<SplitPoint>> COLUMNS =
      List.of(
          new Column<>("id", SplitPoint::id),
          new Column<>("language", SplitPoint::language),
          new Column<>("start", SplitPoint::start),
          new Column<>("articles", SplitPoint::articles),
          new Column<>("all", SplitPoint::all),
          new Column<>("share", SplitPoint::share),
          new Column<>("silent", SplitPoint::silent));
}
