package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.Column;
import dev.isobar.query.story.StoryDecision.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a decision with what it does in the view.
 *
 * @param articles the ids of one side, as the decision names them
 * @param stories the ids of the stories that articles of the decision are in now
 */
@JsonPropertyOrder(alphabetic = false)
public record StoryDecisionItem(
    String id,
    Verdict verdict,
    List<String> articles,
    List<String> others,
    Instant decidedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String by,
    @JsonInclude(JsonInclude.Include.NON_NULL) String note,
    State state,
    List<String> stories) {

  /** The columns of the CSV form. */
  public static final List<Column<StoryDecisionItem>> COLUMNS =
      List.of(
          new Column<>("id", StoryDecisionItem::id),
          new Column<>("verdict", item -> word(item.verdict())),
          new Column<>("articles", item -> String.join("|", item.articles())),
          new Column<>("others", item -> String.join("|", item.others())),
          new Column<>("decidedAt", StoryDecisionItem::decidedAt),
          new Column<>("by", StoryDecisionItem::by),
          new Column<>("note", StoryDecisionItem::note),
          new Column<>("state", item -> word(item.state())),
          new Column<>("stories", item -> String.join("|", item.stories())));

  /** Says whether the stories are as decided. */
  public enum State {
    /** The stories of all pairs that the view has are as decided. */
    @JsonProperty("applied")
    APPLIED,
    /** The view has both articles of no pair. */
    @JsonProperty("waiting")
    WAITING,
    /** Another decision prevails. */
    @JsonProperty("overruled")
    OVERRULED
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static StoryDecisionItem of(StoryDecisionReader.Stored stored) {
    StoryDecision named = stored.named();
    Set<String> one = stories(stored.decision().articles(), stored.stories());
    Set<String> other = stories(stored.decision().others(), stored.stories());
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    boolean holds =
        named.verdict() == Verdict.JOIN ? all.size() == 1 : Collections.disjoint(one, other);
    State state =
        one.isEmpty() || other.isEmpty() ? State.WAITING : holds ? State.APPLIED : State.OVERRULED;
    return new StoryDecisionItem(
        named.id(),
        named.verdict(),
        named.articles(),
        named.others(),
        named.decidedAt(),
        named.by(),
        named.note(),
        state,
        List.copyOf(all));
  }

  private static Set<String> stories(Collection<String> articles, Map<String, String> stories) {
    return articles.stream()
        .map(stories::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
