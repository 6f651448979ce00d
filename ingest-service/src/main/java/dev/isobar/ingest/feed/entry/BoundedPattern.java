package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.definition.FeedRules.Field;
import dev.isobar.ingest.feed.definition.SafePattern;

/**
 * Searches for the pattern of a rule. A pattern that took too long, or too deep a stack, is skipped
 * from then on.
 */
final class BoundedPattern {
  private static final int MAX_CHARS = 8_192;
  private static final int MAX_PAGE_CHARS = 1 << 20;
  private static final int MAX_PATTERN = 2_000;

  /** Steps of one search; some 20 ms. */
  private static final long MAX_STEPS = 4_000_000;

  private final FeedRule rule;
  private final SafePattern pattern;
  private boolean skipped;

  /**
   * Compiles the pattern.
   *
   * @throws IllegalArgumentException if it is not a regular expression or too long
   */
  BoundedPattern(FeedRule rule) {
    if (rule.pattern() == null) {
      throw new IllegalArgumentException("has no pattern");
    }
    this.rule = rule;
    this.pattern = SafePattern.compile(rule.pattern(), MAX_PATTERN);
  }

  FeedRule rule() {
    return rule;
  }

  boolean isSkipped() {
    return skipped;
  }

  /** Returns whether the pattern is found in the text; false once it is skipped. */
  boolean find(String text) {
    if (skipped) {
      return false;
    }
    int max = rule.field() == Field.PAGE ? MAX_PAGE_CHARS : MAX_CHARS;
    String input = text.length() > max ? text.substring(0, max) : text;
    try {
      return pattern.find(input, MAX_STEPS + 16L * input.length());
    } catch (SafePattern.TooSlowException e) {
      skipped = true;
      return false;
    }
  }
}
