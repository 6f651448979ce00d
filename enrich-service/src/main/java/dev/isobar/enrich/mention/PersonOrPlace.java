package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.NameContextWords;
import dev.isobar.enrich.taxonomy.PersonNames;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Decides whether the one-word name of a place or an organisation is that of a person here: a given
 * name as in "Sydney Marlow", a family name as in "Peter Jordan" or "Ms Jordan". A person who is
 * introduced so bears the name alone from there on, except behind a preposition of place.
 */
final class PersonOrPlace {
  private static final int MIN_LENGTH = 3;

  private final String text;
  private final TokenContext context;
  private final NameContextWords words;
  private final PersonNames names;

  /** Where each name is introduced as a person's. */
  private final Map<String, Integer> persons = new HashMap<>();

  PersonOrPlace(String text, TokenContext context, NameContextWords words, PersonNames names) {
    this.text = text;
    this.context = context;
    this.words = words;
    this.names = names;
  }

  /** Returns whether the range is part of a person's name, and remembers the name if it is. */
  boolean isPerson(int start, int end) {
    if (!isOneCapitalisedWord(start, end)) {
      return false;
    }
    String word = text.substring(start, end);
    if (isFamilyNameHere(start, end, word) || isGivenNameHere(start, end, word)) {
      persons.merge(word, start, Math::min);
      return true;
    }
    return false;
  }

  /** Returns whether a person of the text has this name and nothing says that a place is meant. */
  boolean isPersonElsewhere(int start, int end) {
    Integer introduced = persons.get(text.substring(start, end));
    return introduced != null && introduced < start && !isPlaceHere(start, end);
  }

  /** Returns whether any place or organisation turned out to be a person. */
  boolean hasPersons() {
    return !persons.isEmpty();
  }

  private boolean isOneCapitalisedWord(int start, int end) {
    if (end - start < MIN_LENGTH || !Character.isUpperCase(text.charAt(start))) {
      return false;
    }
    for (int at = start + 1; at < end; at++) {
      if (!Character.isLowerCase(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** Recognises "Peter Jordan", "Peter J. Jordan", "Ms. Jordan" and "Jordan, 61, said". */
  private boolean isFamilyNameHere(int start, int end, String word) {
    String before = context.wordBefore(start);
    if (TokenContext.isCapitalised(before)
        && words.personalTitles().contains(before.toLowerCase(Locale.ROOT))) {
      return true;
    }
    int given = start;
    if (start > 4 && text.startsWith(". ", start - 2) && isInitial(start - 3)) {
      given = start - 3;
      before = context.wordBefore(given);
    }
    boolean named =
        TokenContext.isCapitalised(before)
            && names.given().contains(before.toLowerCase(Locale.ROOT))
            && !isGeographic(context.wordBefore(given - 1 - before.length()));
    boolean last = !TokenContext.isCapitalised(context.wordAfter(end));
    return named && last && (given < start || names.isFamily(word.toLowerCase(Locale.ROOT)))
        || isAgeAfter(end);
  }

  private boolean isInitial(int at) {
    return Character.isUpperCase(text.charAt(at)) && text.charAt(at - 1) == ' ';
  }

  private boolean isGeographic(String word) {
    return words.placeModifiers().contains(word.toLowerCase(Locale.ROOT));
  }

  /** Recognises ", 61, said", but not the numbers of a list of places. */
  private boolean isAgeAfter(int end) {
    return text.startsWith(", ", end)
        && end + 7 < text.length()
        && Character.isDigit(text.charAt(end + 2))
        && Character.isDigit(text.charAt(end + 3))
        && text.startsWith(", ", end + 4)
        && Character.isLowerCase(text.charAt(end + 6));
  }

  /** Recognises "Sydney Marlow", "Sydney J. Marlow" and "Sydney Bell said". */
  private boolean isGivenNameHere(int start, int end, String word) {
    if (!words.givenPlaces().contains(word.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (end + 3 < text.length()
        && text.charAt(end) == ' '
        && isInitial(end + 1)
        && text.startsWith(". ", end + 2)) {
      return TokenContext.isCapitalised(context.wordAfter(end + 3));
    }
    String family = context.wordAfter(end);
    int stop = end + 1 + family.length();
    if (!TokenContext.isCapitalised(family)
        || TokenContext.isCapitalised(context.wordAfter(stop))
        || TokenContext.isCapitalised(context.wordBefore(start)) && !context.followsTitle(start)) {
      return false;
    }
    String lower = family.toLowerCase(Locale.ROOT).replaceAll("'s$", "");
    int hyphen = lower.indexOf('-');
    String first = hyphen > 0 ? lower.substring(0, hyphen) : lower;
    return names.family().contains(first) || isPersonAfter(stop);
  }

  /** Returns whether what follows a capitalised word says that the word ends a person's name. */
  private boolean isPersonAfter(int end) {
    return words.speechVerbs().contains(context.wordAfter(end)) && !isPlural(end)
        || isAgeAfter(end)
        || text.startsWith(", who ", end)
        || text.startsWith(", whose ", end);
  }

  private boolean isPlural(int end) {
    return text.charAt(end - 1) == 's';
  }

  /** Returns whether a preposition precedes, or a place and a comma, as in "Amman, Jordan." */
  private boolean isPlaceHere(int start, int end) {
    return followsPreposition(start)
        || start > 3
            && text.startsWith(", ", start - 2)
            && (end == text.length() || ".,;)".indexOf(text.charAt(end)) >= 0)
            && !isAgeAfter(end)
            && TokenContext.isCapitalised(lastWord(start - 2));
  }

  private String lastWord(int end) {
    return text.substring(context.wordStart(end), end);
  }

  private boolean followsPreposition(int start) {
    String before = context.wordBefore(start).toLowerCase(Locale.ROOT);
    if (!before.equals("to")) {
      return words.placePrepositions().contains(before);
    }
    return !words.speechVerbs().contains(context.wordBefore(start - 3).toLowerCase(Locale.ROOT));
  }
}
