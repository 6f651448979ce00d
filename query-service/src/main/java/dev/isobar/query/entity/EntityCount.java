package dev.isobar.query.entity;

import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * An entity and how often articles mention it.
 *
 * @param type and name as the newest article has them
 * @param articles that mention it
 * @param mentions of it in these articles
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
