package dev.isobar.query.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Holds a happening as several articles tell it.
 *
 * @param id the same whenever articles tell of it
 * @param from the first day
 * @param to the last day, inclusive
 * @param summary what it is and who takes part
 * @param evidence a sentence of the first article
 * @param url the address of the first article; null if unknown
 * @param articles how many tell of it
 * @param article one of them: the first
 * @param changed when it was last changed
 * @param cancelled whether no article tells of it any more
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
public record TimelineItem(
    String id,
    String kind,
    LocalDate from,
    LocalDate to,
    String place,
    String summary,
    String evidence,
    String url,
    long articles,
    String article,
    Instant changed,
    @JsonIgnore boolean cancelled) {
  static final List<Column<TimelineItem>> COLUMNS =
      List.of(
          new Column<>("id", TimelineItem::id),
          new Column<>("kind", TimelineItem::kind),
          new Column<>("from", TimelineItem::from),
          new Column<>("to", TimelineItem::to),
          new Column<>("place", TimelineItem::place),
          new Column<>("summary", TimelineItem::summary),
          new Column<>("evidence", TimelineItem::evidence),
          new Column<>("url", TimelineItem::url),
          new Column<>("articles", TimelineItem::articles),
          new Column<>("article", TimelineItem::article),
          new Column<>("changed", TimelineItem::changed));
}
