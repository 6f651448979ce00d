package dev.isobar.query.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.contracts.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a curator decided about articles. It is about each pair of an article of one side and
 * one of the other side. Of several decisions about a pair, the latest counts.
 *
 * @param id the same for the same verdict about the same articles
 * @param articles the ids of one side, as the curator named them; the view may not have them yet
 * @param others the ids of the other side
 * @param decidedAt in milliseconds
 * @param by who decided, as the client said; null if it did not
 * @param note why, or null
 */
@JsonPropertyOrder(alphabetic = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryDecision(
    String id,
    Verdict verdict,
    List<String> articles,
    List<String> others,
    Instant decidedAt,
    String by,
    String note) {
  private static final int ID_BYTES = 8;

  /** What is decided about a pair of articles. */
  public enum Verdict {
    /** They are linked, whatever their texts say. */
    @JsonProperty("join")
    JOIN,
    /** No story has both. */
    @JsonProperty("never")
    NEVER
  }

  public StoryDecision {
    articles = List.copyOf(articles);
    others = List.copyOf(others);
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns a decision with the id that follows from its verdict and articles. */
  public static StoryDecision of(
      Verdict verdict,
      List<String> articles,
      List<String> others,
      Instant decidedAt,
      String by,
      String note) {
    // The sides are alike. A line feed is in no id.
    String about =
        Stream.of(articles, others)
            .map(StoryDecision::lines)
            .sorted()
            .collect(Collectors.joining("\n\n", verdict + "\n", ""));
    return new StoryDecision(
        Sha256.hex(about.getBytes(UTF_8), ID_BYTES),
        verdict,
        articles,
        others,
        decidedAt,
        by,
        note);
  }

  private static String lines(List<String> ids) {
    return String.join("\n", new TreeSet<>(ids));
  }

  /** Returns the same decision as one of another time. */
  public StoryDecision at(Instant time) {
    return new StoryDecision(id, verdict, articles, others, time, by, note);
  }
}
