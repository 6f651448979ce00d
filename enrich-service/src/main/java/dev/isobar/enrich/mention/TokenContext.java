package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.PersonNameWords;
import java.util.Locale;
import java.util.Set;

/** Answers questions about the words next to a range that decide whether it is a name. */
final class TokenContext {
  private final String text;
  private final PersonNameWords words;
  private final Set<String> particles;

  /** Caches the last range and its answer, because dozens of people share a family name. */
  private int lastStart = -1;

  private int lastEnd;
  private boolean lastLonger;

  /**
   * Creates the context of a text.
   *
   * @param particles lower-case words inside family names, such as "von"
   */
  TokenContext(String text, PersonNameWords words, Set<String> particles) {
    this.text = text;
    this.words = words;
    this.particles = particles;
  }

  /**
   * Returns whether the range is part of a longer name, as in "Michael Jordan" or "Jordan
   * Peterson". A title before it is not part of the name.
   */
  boolean isPartOfLongerName(int start, int end) {
    if (start != lastStart || end != lastEnd) {
      String before = wordBefore(particlesStart(start));
      boolean partBefore = isCapitalised(before) && isNamePart(before.toLowerCase(Locale.ROOT));
      lastLonger = partBefore || isCapitalised(wordAfter(end));
      lastStart = start;
      lastEnd = end;
    }
    return lastLonger;
  }

  /**
   * Returns the start of the particles before a family name, as in "Otto von der Leyen"; the start
   * itself if there are none.
   */
  private int particlesStart(int start) {
    int at = start;
    for (String word = wordBefore(at); particles.contains(word); word = wordBefore(at)) {
      at -= word.length() + 1;
    }
    return at;
  }

  private boolean isNamePart(String before) {
    return !words.titles().contains(before) && !words.openers().contains(before);
  }

  /** Returns whether a title precedes the range. */
  boolean followsTitle(int start) {
    return words.titles().contains(wordBefore(start).toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether the words on both sides are in capitals, as in "TELL US MORE", where capitals
   * have no meaning.
   */
  boolean isBetweenCapitals(int start, int end) {
    return isInCapitals(wordBefore(start)) && isInCapitals(wordAfter(end));
  }

  /** Returns whether a word begins with a capital letter. */
  static boolean isCapitalised(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  private static boolean isInCapitals(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /** Returns the word before, if exactly one space separates it, else an empty string. */
  String wordBefore(int start) {
    if (start < 2 || !isSpace(text.charAt(start - 1))) {
      return "";
    }
    int end = start - 1;
    if (text.charAt(end - 1) == '.' && end - 1 > 0) {
      end--; // "Mr. Jordan"
      int begin = wordStart(end);
      String word = text.substring(begin, end);
      return words.titles().contains(word.toLowerCase(Locale.ROOT)) ? word : "";
    }
    return text.substring(wordStart(end), end);
  }

  /** Returns the first offset of the word that ends at an offset. */
  int wordStart(int end) {
    int begin = end;
    while (begin > 0 && isNameCharacter(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  /** Returns the word after, if exactly one space separates it, else an empty string. */
  String wordAfter(int end) {
    int begin = end + 1;
    if (begin >= text.length() || !isSpace(text.charAt(end))) {
      return "";
    }
    int stop = begin;
    while (stop < text.length() && isNameCharacter(text.charAt(stop))) {
      stop++;
    }
    return text.substring(begin, stop);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0';
  }

  private static boolean isNameCharacter(char c) {
    return c == '\'' || c == '-' || Character.isLetter(c) && !HanText.isHan(c);
  }
}
