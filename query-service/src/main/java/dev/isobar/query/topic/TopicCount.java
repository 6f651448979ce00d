package dev.isobar.query.topic;

import dev.isobar.query.rest.Column;
import java.util.List;

/**
 * Holds a topic and the number of its articles.
 *
 * @param articles the number of articles with this topic or a narrower one
 * @param direct the number of articles with this topic itself
 */
public record TopicCount(String id, long articles, long direct) {
  static final List<Column<TopicCount>> COLUMNS =
      List.of(
          new Column<>("id", TopicCount::id),
          new Column<>("articles", TopicCount::articles),
          new Column<>("direct", TopicCount::direct));
}
