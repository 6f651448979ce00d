package dev.isobar.query.entity;

import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds an entity and the number of its mentions.
 *
 * @param type the type in the newest article
 * @param name the name in the newest article
 * @param articles the number of articles that mention it
 * @param mentions the number of mentions in these articles
 */
public record EntityCount(String id, String type, String name, long articles, long mentions) {
  static final List<Column<EntityCount>> COLUMNS =
      List.of(
          new Column<>("id", EntityCount::id),
          new Column<>("type", EntityCount::type),
          new Column<>("name", EntityCount::name),
          new Column<>("articles", EntityCount::articles),
          new Column<>("mentions", EntityCount::mentions));
}
