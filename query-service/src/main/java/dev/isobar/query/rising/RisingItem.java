package dev.isobar.query.rising;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds something that is reported about more than usual.
 *
 * @param id a topic, an entity, a source, a language or a country
 * @param name the name of an entity; null for others
 * @param articles the number of articles in the present window
 * @param share of all articles of the window
 * @param baseline the mean of the same hours in the weeks before
 * @param usualShare of all articles of these hours
 * @param z see {@link dev.isobar.query.trend.Baseline}
 * @param values the number of weeks of the baseline
 * @param confidence from 0 to 1: that the rise is not what the most unusual of all that were
 *     compared would show by chance
 * @param silentHours in how many hours of the window nothing came in from any source
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record RisingItem(
    String id,
    String name,
    long articles,
    double share,
    double baseline,
    double usualShare,
    double z,
    int values,
    double confidence,
    int silentHours) {
  static final List<Column<RisingItem>> COLUMNS =
      List.of(
          new Column<>("id", RisingItem::id),
          new Column<>("name", RisingItem::name),
          new Column<>("articles", RisingItem::articles),
          new Column<>("share", RisingItem::share),
          new Column<>("baseline", RisingItem::baseline),
          new Column<>("usualShare", RisingItem::usualShare),
          new Column<>("z", RisingItem::z),
          new Column<>("values", RisingItem::values),
          new Column<>("confidence", RisingItem::confidence),
          new Column<>("silentHours", RisingItem::silentHours));
}
