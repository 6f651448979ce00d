package dev.isobar.ingest.feed.definition;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Searches with a regular expression of a user, ignoring case. A search that takes too many steps
 * is given up, so that no expression can occupy a thread. Thread-safe.
 */
public final class SafePattern {
  /** Longest pattern, in characters. */
  public static final int MAX_LENGTH = 1000;

  /** How often a search may look at a character; about 50 ms. */
  private static final long MAX_STEPS = 5_000_000;

  /** The same for all probes of one pattern together. */
  private static final long MAX_PROBE_STEPS = 3_000_000;

  /** Longest probe of {@link #isSafe}. A search with quadratic effort is still safe with it. */
  private static final int PROBE_LENGTH = 400;

  private final Pattern pattern;

  private SafePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern.
   *
   * @throws PatternSyntaxException if it is invalid or longer than {@link #MAX_LENGTH}
   */
  public static SafePattern compile(String regex) {
    return compile(regex, MAX_LENGTH);
  }

  /**
   * Compiles a pattern.
   *
   * @throws PatternSyntaxException if it is invalid or longer than {@code maxLength}
   */
  public static SafePattern compile(String regex, int maxLength) {
    if (regex.length() > maxLength) {
      throw new PatternSyntaxException("longer than " + maxLength + " characters", "", -1);
    }
    try {
      return new SafePattern(
          Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("nested too deeply", "", -1);
    }
  }

  /**
   * Returns whether the pattern occurs in the text.
   *
   * @throws TooSlowException if the search was given up
   */
  public boolean find(CharSequence text) {
    return find(text, MAX_STEPS);
  }

  /**
   * Returns whether the pattern occurs in the text.
   *
   * @param maxSteps how often the search may look at a character
   * @throws TooSlowException if the search was given up
   */
  public boolean find(CharSequence text, long maxSteps) {
    return find(text, new Steps(maxSteps));
  }

  private boolean find(CharSequence text, Steps steps) {
    try {
      return pattern.matcher(new CountedText(text, steps)).find();
    } catch (StackOverflowError e) {
      throw new TooSlowException(pattern.pattern());
    }
  }

  /** Returns whether searches in short texts that almost match end soon. */
  public boolean isSafe() {
    Steps steps = new Steps(MAX_PROBE_STEPS);
    try {
      pattern
          .pattern()
          .chars()
          .filter(c -> Character.isLetterOrDigit(c) || c > ' ' && c < 127)
          .distinct()
          .limit(40)
          .mapToObj(c -> String.valueOf((char) c).repeat(PROBE_LENGTH) + "\u0000")
          .forEach(probe -> find(probe, steps));
      find("ab1 ".repeat(PROBE_LENGTH / 4) + "\u0000", steps);
      find(" ".repeat(PROBE_LENGTH) + "\u0000", steps);
      find(probe(pattern.pattern()), steps);
      return true;
    } catch (TooSlowException e) {
      return false;
    }
  }

  /** Repeats the literal characters of the pattern, which a repeated group is likely to match. */
  private static String probe(String regex) {
    String letters = regex.replaceAll("\\\\.|[^\\p{L}\\p{N} ,;/.-]", "");
    return letters.isEmpty() ? "" : letters.repeat(PROBE_LENGTH / letters.length() + 1) + "\u0000";
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** Reports that a search was given up. */
  public static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooSlowException(String pattern) {
      super("the search for " + pattern + " takes too long: use fewer nested repetitions");
    }
  }

  /** Holds how often characters may still be looked at. */
  private static final class Steps {
    private long left;

    Steps(long left) {
      this.left = left;
    }
  }

  /** Counts how often characters are looked at. */
  private final class CountedText implements CharSequence {
    private final CharSequence text;
    private final Steps steps;

    CountedText(CharSequence text, Steps steps) {
      this.text = text;
      this.steps = steps;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--steps.left < 0) {
        throw new TooSlowException(pattern.pattern());
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
