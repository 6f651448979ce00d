package dev.isobar.query.facet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds how many articles of a query have one value of a facet.
 *
 * @param facet {@code topic}, {@code entity}, {@code source}, {@code language}, {@code country} or
 *     {@code day}
 * @param id the value, for a day its date
 * @param name the name of an entity; null for other facets
 * @param share of the articles that were counted
 */
@JsonInclude
@JsonPropertyOrder(alphabetic = false)
record FacetCount(String facet, String id, String name, long articles, double share) {
  static final List<Column<FacetCount>> COLUMNS =
      List.of(
          new Column<>("facet", FacetCount::facet),
          new Column<>("id", FacetCount::id),
          new Column<>("name", FacetCount::name),
          new Column<>("articles", FacetCount::articles),
          new Column<>("share", FacetCount::share));

  static FacetCount of(String facet, String id, String name, long articles, long all) {
    return new FacetCount(facet, id, name, articles, Math.rint(articles * 10_000.0 / all) / 10_000);
  }
}
