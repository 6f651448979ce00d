package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Recognises a person who only has the name of a listed one, by an occupation beside the name:
 * "记者李强", "reporter Li Qiang" and "Li Qiang, a farmer" are not the premier, nor is the same name
 * later in the text, unless a title precedes it.
 */
final class Namesake {
  private static final int MAX_HAN_OCCUPATION = 4;

  /** Number of words in which an occupation may follow "a": "a retired local teacher". */
  private static final int MAX_WORDS_AFTER = 4;

  private final String text;
  private final Set<String> occupations;

  /** Where each name is first introduced with an occupation. */
  private final Map<String, Integer> introduced = new HashMap<>();

  Namesake(String text, Set<String> occupations) {
    this.text = text;
    this.occupations = occupations;
  }

  /** Returns whether such an occupation stands beside a full name, and remembers the name if so. */
  boolean isNamesake(int start, int end) {
    boolean found =
        HanText.isHan(text.charAt(start)) ? followsHan(start) : isBesideLatin(start, end);
    if (found) {
      introduced.merge(text.substring(start, end), start, Math::min);
    }
    return found;
  }

  /**
   * Returns whether the name was introduced before as that of a namesake and no title precedes it.
   */
  boolean isNamesakeAgain(int start, int end) {
    if (introduced.isEmpty()) {
      return false;
    }
    Integer first = introduced.get(text.substring(start, end));
    return first != null && first < start && !followsTitle(start);
  }

  private boolean followsTitle(int start) {
    if (HanText.isHan(text.charAt(start))) {
      return BareName.endsWithHanTitle(text.substring(Math.max(0, start - 4), start));
    }
    return BareName.isTitleWord(wordBefore(start));
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

  private boolean isBesideLatin(int start, int end) {
    String name = text.substring(start, end);
    if (name.indexOf(' ') < 0) {
      return false;
    }
    if (occupations.contains(wordBefore(start).toLowerCase(Locale.ROOT))) {
      return true;
    }
    boolean article = text.startsWith(", a ", end) || text.startsWith(", an ", end);
    return article
        && PinyinDetector.isPinyin(name.toLowerCase(Locale.ROOT))
        && List.of(text.substring(end + 2, Math.min(text.length(), end + 60)).split("[^\\p{L}]+"))
            .stream()
            .limit(MAX_WORDS_AFTER + 1)
            .anyMatch(occupations::contains);
  }

  private String wordBefore(int start) {
    if (start < 2 || text.charAt(start - 1) != ' ') {
      return "";
    }
    int begin = start - 1;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin, start - 1);
  }
}
