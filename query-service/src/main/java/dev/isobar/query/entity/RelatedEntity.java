package dev.isobar.query.entity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds an entity that articles mention together with another one.
 *
 * @param articles how many of the counted articles mention both
 * @param share of the counted articles
 * @param npmi see {@link Association}; with all articles of the time as the base
 */
@JsonPropertyOrder(alphabetic = false)
record RelatedEntity(
    String id, String type, String name, long articles, double share, double npmi) {
  static final List<Column<RelatedEntity>> COLUMNS =
      List.of(
          new Column<>("id", RelatedEntity::id),
          new Column<>("type", RelatedEntity::type),
          new Column<>("name", RelatedEntity::name),
          new Column<>("articles", RelatedEntity::articles),
          new Column<>("share", RelatedEntity::share),
          new Column<>("npmi", RelatedEntity::npmi));
}
