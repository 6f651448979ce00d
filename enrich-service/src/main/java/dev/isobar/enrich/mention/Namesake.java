package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a person who only has the name of a listed one, by an occupation directly before the
 * name: "记者李强" and "reporter Li Qiang" are not the premier.
 */
final class Namesake {
  private static final int MAX_HAN_OCCUPATION = 4;

  private final String text;
  private final Set<String> occupations;

  Namesake(String text, Set<String> occupations) {
    this.text = text;
    this.occupations = occupations;
  }

  /** Returns whether such an occupation stands before a full name. */
  boolean isNamesake(int start, int end) {
    return HanText.isHan(text.charAt(start)) ? followsHan(start) : followsLatin(start, end);
  }

  private boolean followsHan(int start) {
    int stop = start;
    while (stop > 0 && " :：\u3000".indexOf(text.charAt(stop - 1)) >= 0) {
      stop--;
    }
    for (int length = 2; length <= MAX_HAN_OCCUPATION && length <= stop; length++) {
      if (occupations.contains(text.substring(stop - length, stop))) {
        return true;
      }
    }
    return false;
  }

  private boolean followsLatin(int start, int end) {
    if (text.substring(start, end).indexOf(' ') < 0 || start < 2 || text.charAt(start - 1) != ' ') {
      return false;
    }
    int stop = start - 1;
    int begin = stop;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return begin < stop
        && occupations.contains(text.substring(begin, stop).toLowerCase(Locale.ROOT));
  }
}
