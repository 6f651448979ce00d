package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Lists which entries are published: those that match an include rule, or all if there is none,
 * without those that match an exclude rule.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedRules(List<FeedRule> include, List<FeedRule> exclude) {
  public static final FeedRules NONE = new FeedRules(null, null);

  /** Copies the lists. */
  public FeedRules {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }

  /**
   * Tests one field with a regular expression.
   *
   * @param pattern a {@link java.util.regex.Pattern} that is searched for, ignoring case
   */
  public record FeedRule(Field field, String pattern) {}

  /** Names the part of an entry that a rule searches. */
  public enum Field {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("url")
    URL,
    @JsonProperty("author")
    AUTHOR,
    /** The fetched page; for example a paywall marker. Only in exclude rules. */
    @JsonProperty("page")
    PAGE
  }
}
