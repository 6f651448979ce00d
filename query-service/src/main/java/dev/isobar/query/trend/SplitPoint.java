package dev.isobar.query.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds the count of one bucket in one language or country.
 *
 * @param id a topic, an entity, a source, a language or a country
 * @param language null if the trend is split by country
 * @param country of the source; null if the trend is split by language
 * @param start the start of the bucket in the reader's time zone
 * @param articles the number of articles of the language or country with {@code id}
 * @param all the number of all articles of the language or country
 * @param share of all articles of the language or country; null if there are none
 * @param silent {@code pipe} if nothing came in at all, in any language; else null
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record SplitPoint(
    String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) String language,
    @JsonInclude(JsonInclude.Include.NON_NULL) String country,
    String start,
    long articles,
    long all,
    Double share,
    String silent) {

  /** Returns the point of one value of the kind that a trend is split by. */
  static SplitPoint of(
      Kind split,
      String id,
      String part,
      String start,
      long articles,
      long all,
      Double share,
      String silent) {
    return split == Kind.COUNTRY
        ? new SplitPoint(id, null, part, start, articles, all, share, silent)
        : new SplitPoint(id, part, null, start, articles, all, share, silent);
  }

  /** Returns the columns of a trend that is split by a kind. */
  static List<Column<SplitPoint>> columns(Kind split) {
    return List.of(
        new Column<>("id", SplitPoint::id),
        split == Kind.COUNTRY
            ? new Column<>(split.word(), SplitPoint::country)
            : new Column<>(split.word(), SplitPoint::language),
        new Column<>("start", SplitPoint::start),
        new Column<>("articles", SplitPoint::articles),
        new Column<>("all", SplitPoint::all),
        new Column<>("share", SplitPoint::share),
        new Column<>("silent", SplitPoint::silent));
  }
}
