package dev.isobar.query.topic;

import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * A topic and how many articles are about it.
 *
 * @param articles with this topic or a narrower one
 * @param direct with this very topic
 */
public record TopicCount(String id, long articles, long direct) {
  static final List<Column<TopicCount>> COLUMNS =
      List.of(
          new Column<>("id", TopicCount::id),
          new Column<>("articles", TopicCount::articles),
          new Column<>("direct", TopicCount::direct));
}
