package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * Holds an article in the timeline of a story.
 *
 * @param at the time by which the view sorts it
 * @param link why it belongs to the story; null for the first one
 */
@JsonPropertyOrder(alphabetic = false)
record StoryMember(
    String id, Instant at, String title, String source, String language, String url, Reason link) {

  /**
   * Holds the strongest link of an article to an earlier one, or to a later one if it has no other.
   *
   * @param with the id of the other article
   * @param decision the id of the decision of a curator; null for another kind of link
   */
  record Reason(
      String with,
      LinkKind kind,
      double score,
      @JsonInclude(JsonInclude.Include.NON_NULL) String decision) {}
}
