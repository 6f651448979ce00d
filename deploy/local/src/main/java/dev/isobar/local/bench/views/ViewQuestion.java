package dev.isobar.local.bench.views;

import java.util.List;

/**
 * Describes a request whose time is measured.
 *
 * @param path with its parameters, percent-encoded
 * @param sql the same rows from PostgreSQL without the service; null if it has no such statement
 */
record ViewQuestion(String name, String path, String sql) {
  private static final String CONTENT = "SELECT at, id, document FROM article_content ";

  /** Returns the questions; the articles are those of {@link GeneratedEvents}. */
  static List<ViewQuestion> all(String month) {
    return List.of(
        question("list", "/articles", CONTENT + "ORDER BY at DESC, id DESC LIMIT 51"),
        question(
            "one article",
            "/articles/" + GeneratedEvents.id(77),
            "SELECT document FROM article a JOIN article_content c USING (at, id) WHERE a.id = '"
                + GeneratedEvents.id(77)
                + "'"),
        question("frequent word", "/articles?q=climate", null),
        question("rare word", "/articles?q=w" + Integer.toString(45_000 * 7919, 36), null),
        question("absent word", "/articles?q=absentword", null),
        question("two Han characters", "/articles?q=%E7%94%B2%E7%83%B7", null),
        question("one Han character", "/articles?q=%E7%A2%B3", null),
        question("topic", "/articles?topic=climate-litigation", null),
        question("entity", "/articles?entity=instrument/bench-15003", null),
        question("language and source", "/articles?language=zh&source=feed-200", null),
        question("month and topic", "/articles?topic=forests&from=" + month, null),
        question(
            "topics",
            "/topics",
            "SELECT value, articles, weight FROM tag WHERE kind = 'topic'"
                + " ORDER BY articles DESC, value LIMIT 51"),
        question("topics of a month", "/topics?from=" + month, null),
        question("topics, filtered", "/topics?language=zh", null),
        question(
            "entities",
            "/entities",
            "SELECT value, articles, weight FROM tag WHERE kind = 'entity'"
                + " ORDER BY articles DESC, value LIMIT 51"),
        question("entities, type", "/entities?type=person", null),
        question("entities, name", "/entities?q=name%2019", null),
        question("entities of a month", "/entities?from=" + month, null),
        question("entities, filtered", "/entities?topic=forests&language=en", null),
        question("entities, text", "/entities?text=methane", null),
        question("trends by day", "/trends?dimension=topic&interval=day", null),
        question("trends by hour", "/trends?dimension=entity&interval=hour", null),
        question("facets", "/articles/facets", null),
        question("facets, filtered", "/articles/facets?topic=forests&language=en", null),
        question("entity page", "/entities/instrument/bench-15003", null),
        question("related entities", "/entities/instrument/bench-15003/related", null),
        question("network", "/network?topic=forests", null),
        question("mentioned day", "/articles?mentions-from=" + month, null),
        question("timeline", "/timeline", null),
        question("sources", "/sources", null),
        question(
            "stories",
            "/stories",
            "SELECT id, at, latest, members FROM story ORDER BY latest DESC, id DESC LIMIT 51"),
        question("stories, filtered", "/stories?topic=forests&language=en", null),
        question("stories by velocity", "/stories?sort=velocity&from=" + month, null),
        question("one story", "/stories/" + GeneratedEvents.id(77), null),
        question("rising", "/trends/rising?dimension=entity", null),
        question("trend by language", "/trends?dimension=topic&split=language&id=forests", null),
        question("feed", "/articles/feed.atom?topic=forests", null));
  }

  private static ViewQuestion question(String name, String path, String sql) {
    return new ViewQuestion(name, path, sql);
  }
}
