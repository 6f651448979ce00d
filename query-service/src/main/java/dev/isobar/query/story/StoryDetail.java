package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.story.StoryDecision.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Holds a story with its articles.
 *
 * @param articles how many it has, also beyond those listed in {@code members}
 * @param first the earliest article: who said it first
 * @param decisions what curators decided about its articles, the latest first
 * @param members the earliest articles, in the order of their times
 */
@JsonPropertyOrder(alphabetic = false)
public record StoryDetail(
    String id,
    String headline,
    Instant from,
    Instant latest,
    int articles,
    List<String> sources,
    List<String> languages,
    First first,
    StoryVelocity velocity,
    List<Sentence> summary,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Decided> decisions,
    List<StoryMember> members) {

  /** Holds what a curator decided about an article of the story. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decided(String id, Verdict verdict, Instant decidedAt, String by, String note) {
    static Decided of(StoryDecision decision) {
      return new Decided(
          decision.id(), decision.verdict(), decision.decidedAt(), decision.by(), decision.note());
    }
  }

  /** Says who reported first. */
  record First(String article, String source, Instant at) {}

  /**
   * Holds a sentence of an article, word for word.
   *
   * @param article the id of the article
   */
  record Sentence(String text, String article, String source) {}
}
