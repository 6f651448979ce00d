package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import java.util.regex.Pattern;

/**
 * Searches with a regular expression for a bounded time. A pattern that took too long, or too deep
 * a stack, is skipped from then on.
 */
final class BoundedPattern {
  private static final int MAX_CHARS = 8_192;
  private static final int MAX_PAGE_CHARS = 1 << 20;
  private static final int MAX_PATTERN = 2_000;

  /** Reads of characters in one search; some 20 ms. Counting is cheaper than reading a clock. */
  private static final long MAX_READS = 4_000_000;

  private final FeedRule rule;
  private final Pattern pattern;
  private boolean skipped;

  /**
   * Compiles the pattern.
   *
   * @throws IllegalArgumentException if it is not a regular expression or too long
   */
  BoundedPattern(FeedRule rule) {
    if (rule.pattern() == null || rule.pattern().length() > MAX_PATTERN) {
      throw new IllegalArgumentException("has more than %d characters".formatted(MAX_PATTERN));
    }
    this.rule = rule;
    try {
      this.pattern =
          Pattern.compile(rule.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("is nested too deep", e);
    }
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
    int max =
        rule.field() == dev.isobar.ingest.feed.definition.FeedRules.Field.PAGE
            ? MAX_PAGE_CHARS
            : MAX_CHARS;
    CharSequence input = text.length() > max ? text.substring(0, max) : text;
    try {
      return pattern.matcher(new CountedText(input, 0, input.length(), new long[1])).find();
    } catch (TooManyReadsException | StackOverflowError e) {
      skipped = true;
      return false;
    }
  }

  /** Ends a search from inside, because {@link java.util.regex.Matcher} cannot be interrupted. */
  private record CountedText(CharSequence text, int from, int to, long[] reads)
      implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++reads[0] > MAX_READS + 16L * text.length()) {
        throw new TooManyReadsException();
      }
      return text.charAt(from + index);
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text, from + start, from + end, reads);
    }

    @Override
    public String toString() {
      return text.subSequence(from, to).toString();
    }
  }

  private static final class TooManyReadsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReadsException() {
      super(null, null, false, false);
    }
  }
}
