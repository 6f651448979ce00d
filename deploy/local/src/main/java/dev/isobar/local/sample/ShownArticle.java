package dev.isobar.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds an article of a list of query-service.
 *
 * @param title the title, or the beginning of the text if it has none
 * @param published the day; empty if it is unknown
 * @param people the names of the people
 */
public record ShownArticle(
    String id,
    String title,
    String language,
    String published,
    List<String> topics,
    List<String> people) {
  private static final int DAY = "2024-09-12".length();

  public ShownArticle {
    topics = List.copyOf(topics);
    people = List.copyOf(people);
  }

  static ShownArticle of(JsonNode item) {
    String title = item.path("title").asText("");
    String published = item.path("published").path("value").asText("");
    List<String> topics = new ArrayList<>();
    item.path("topics").forEach(topic -> topics.add(topic.path("id").asText()));
    List<String> people = new ArrayList<>();
    for (JsonNode entity : item.path("entities")) {
      if ("person".equals(entity.path("type").asText())) {
        people.add(entity.path("name").asText());
      }
    }
    return new ShownArticle(
        item.path("id").asText(),
        title.isBlank() || "null".equals(title) ? item.path("snippet").asText() : title,
        item.path("language").asText(),
        published.substring(0, Math.min(DAY, published.length())),
        topics,
        people);
  }
}
