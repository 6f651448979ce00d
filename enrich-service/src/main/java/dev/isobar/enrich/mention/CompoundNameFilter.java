package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.CompoundNameWords;
import dev.isobar.enrich.taxonomy.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a name that is only part of a longer word or name: 生态环境部 in 生态环境部门, 北京市 in 北京市场, 日本 in
 * "12日本报" and 日本人, "Toronto" in "University of Toronto", "Pittsburgh" in "Pittsburgh Symphony
 * Orchestra".
 */
final class CompoundNameFilter {
  private static final int MAX_WORDS_AHEAD = 4;
  private static final String MIDDLE_DOT = "·•・‧";

  /** Last characters of places that name their division. Other words continue "承德市" than "承德". */
  private static final String DIVISIONS = "国省市县区州镇乡村";

  private final String text;
  private final CompoundNameWords words;

  CompoundNameFilter(String text, CompoundNameWords words) {
    this.text = text;
    this.words = words;
  }

  /** Returns whether the range is part of a longer word or name than the entity's. */
  boolean isPartOfLongerWord(Entity entity, int start, int end) {
    char last = text.charAt(end - 1);
    return HanText.isHan(last)
        ? isPartOfHanWord(entity, start, end, last)
        : entity.type() != Type.ORGANISATION && isPartOfLatinName(entity.type(), start, end);
  }

  private boolean isPartOfHanWord(Entity entity, int start, int end, char last) {
    if (isContinued(String.valueOf(last), end) || isDay(start)) {
      return true;
    }
    return switch (entity.type()) {
      case PLACE ->
          isContinued("anyPlace", end)
              || !entity.country() && DIVISIONS.indexOf(last) < 0 && isContinued("place", end);
      case PERSON -> isBesideDot(start, end) || isForeign(start, end) && isContinued("person", end);
      default -> isBesideDot(start, end);
    };
  }

  /** Returns whether a name has at least three characters, as transcribed foreign names do. */
  private static boolean isForeign(int start, int end) {
    return end - start > 2;
  }

  private boolean isContinued(String key, int end) {
    List<String> follow = words.continuations().get(key);
    if (follow == null || end == text.length()) {
      return false;
    }
    boolean found = false;
    for (String word : follow) {
      boolean exception = word.charAt(0) == '!';
      if (text.startsWith(exception ? word.substring(1) : word, end)) {
        if (exception) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** Returns whether the name begins with the 日 of a date, as in "12日本报记者". */
  private boolean isDay(int start) {
    return start > 0 && text.charAt(start) == '日' && Character.isDigit(text.charAt(start - 1));
  }

  private boolean isBesideDot(int start, int end) {
    return start > 0 && MIDDLE_DOT.indexOf(text.charAt(start - 1)) >= 0
        || end < text.length() && MIDDLE_DOT.indexOf(text.charAt(end)) >= 0;
  }

  private boolean isPartOfLatinName(Type type, int start, int end) {
    return type == Type.PLACE && followsHead(start) || isFollowedByTail(end);
  }

  /**
   * Returns whether a noun with "of" precedes the name: "Parliament of Norway", "University of the
   * Witwatersrand".
   */
  private boolean followsHead(int start) {
    int at = start;
    if (text.startsWith(" the ", at - 5)) {
      at -= 4;
    }
    if (!text.startsWith(" of ", at - 4)) {
      return false;
    }
    int stop = at - 4;
    int begin = stop;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return isNoun(words.heads(), begin, stop);
  }

  /**
   * Returns whether capitalised words follow of which one is such a noun: "Chicago Symphony
   * Orchestra", "Nigeria Police".
   */
  private boolean isFollowedByTail(int end) {
    int at = end;
    for (int word = 0; word < MAX_WORDS_AHEAD; word++) {
      if (at + 1 >= text.length() || text.charAt(at) != ' ') {
        return false;
      }
      int begin = at + 1;
      at = begin;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      if (at == begin || !Character.isUpperCase(text.charAt(begin))) {
        return false;
      }
      if (isNoun(words.tails(), begin, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNoun(Set<String> nouns, int begin, int end) {
    return begin < end
        && Character.isUpperCase(text.charAt(begin))
        && nouns.contains(text.substring(begin, end).toLowerCase(Locale.ROOT));
  }
}
