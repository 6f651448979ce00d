package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.Locale;

/** What stands beside a range of the text, as far as it bears on whether the range is a name. */
final class TokenContext {
  private final String text;
  private final Taxonomy taxonomy;

  /** The last range asked about and what was said: dozens of people share a family name. */
  private int lastStart = -1;

  private int lastEnd;
  private boolean lastLonger;

  TokenContext(String text, Taxonomy taxonomy) {
    this.text = text;
    this.taxonomy = taxonomy;
  }

  /** Part of a longer name: "Michael Jordan", "Jordan Peterson". A title before it is no part. */
  boolean makeLongerName(int start, int end) {
    if (start != lastStart || end != lastEnd) {
      String before = wordBefore(start);
      boolean partBefore = isCapitalised(before) && isNamePart(before.toLowerCase(Locale.ROOT));
      lastLonger = partBefore || isCapitalised(wordAfter(end));
      lastStart = start;
      lastEnd = end;
    }
    return lastLonger;
  }

  private boolean isNamePart(String before) {
    return !taxonomy.words().titles().contains(before)
        && !taxonomy.words().openers().contains(before);
  }

  boolean followTitle(int start) {
    return taxonomy.words().titles().contains(wordBefore(start).toLowerCase(Locale.ROOT));
  }

  /** "TELL US MORE": capitals there say nothing. */
  boolean areShouted(int start, int end) {
    return isShouted(wordBefore(start)) && isShouted(wordAfter(end));
  }

  private static boolean isCapitalised(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  private static boolean isShouted(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /** The word before, where only one space lies between; else empty. */
  String wordBefore(int start) {
    if (start < 2 || text.charAt(start - 1) != ' ') {
      return "";
    }
    int end = start - 1;
    if (text.charAt(end - 1) == '.' && end - 1 > 0) {
      end--; // "Mr. Jordan"
      int begin = wordStart(end);
      String word = text.substring(begin, end);
      return taxonomy.words().titles().contains(word.toLowerCase(Locale.ROOT)) ? word : "";
    }
    return text.substring(wordStart(end), end);
  }

  private int wordStart(int end) {
    int begin = end;
    while (begin > 0 && isPart(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private String wordAfter(int end) {
    int begin = end + 1;
    if (begin >= text.length() || text.charAt(end) != ' ') {
      return "";
    }
    int stop = begin;
    while (stop < text.length() && isPart(text.charAt(stop))) {
      stop++;
    }
    return text.substring(begin, stop);
  }

  private static boolean isPart(char c) {
    return c == '\'' || c == '-' || Character.isLetter(c) && !HanText.isHan(c);
  }
}
