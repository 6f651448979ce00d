package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.isobar.contracts.Sha256;
import java.util.List;

/**
 * Lists which entries are published: those that match an include rule, or all if there is none,
 * without those that match an exclude rule.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedRules(List<FeedRule> include, List<FeedRule> exclude) {
  public static final FeedRules NONE = new FeedRules(null, null);

  private static final int HASH_BYTES = 8;

  /** Copies the lists. */
  public FeedRules {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }

  /** Returns a short hash that tells these rules from others; empty if there is none. */
  public String hash() {
    if (include.isEmpty() && exclude.isEmpty()) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    append(all, 'i', include);
    append(all, 'e', exclude);
    return Sha256.hex(all.toString().getBytes(UTF_8), HASH_BYTES);
  }

  private static void append(StringBuilder all, char kind, List<FeedRule> rules) {
    for (FeedRule rule : rules) {
      // A pattern cannot contain the separator: it is no character of JSON text.
      all.append(kind).append(rule.field()).append(' ').append(rule.pattern()).append('\0');
    }
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
