package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.NameContextWords;
import dev.isobar.enrich.taxonomy.PersonNames;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a listed name that is an ordinary word here or a part of the name of something else:
 * the month in "In May she will travel", the animal in "Guinea pigs", the product in "Gore-Tex".
 */
final class OtherMeaning {
  private static final String HYPHENS = "-\u2010\u2011";

  /** Lower-case words after a hyphen that say something about the name before it. */
  private static final Set<String> ENDINGS =
      Set.of(
          "era",
          "style",
          "like",
          "type",
          "friendly",
          "free",
          "bound",
          "born",
          "sceptic",
          "skeptic",
          "critic",
          "ally",
          "esque",
          "time",
          "aide",
          "and",
          "to",
          "s");

  private static final Set<String> PRONOUNS =
      Set.of(
          "i", "we", "you", "he", "she", "it", "they", "this", "that", "these", "the", "god",
          "all");

  /** Words that are also family names in pinyin, but nearly always the word. */
  private static final Set<String> SMALL_WORDS =
      Set.of("he", "she", "so", "an", "to", "you", "do", "go", "me", "we", "no", "hey");

  /** Verbs after a person's name at the start of a sentence, besides those of speech. */
  private static final Set<String> VERBS =
      Set.of(
          "is", "was", "has", "had", "will", "would", "met", "and", "also", "did", "does", "led",
          "won", "went", "came", "took", "made", "gave", "left", "leads", "wants", "who", "may");

  private static final Set<String> JOINING = Set.of("and", "or", "to", "until", "through");

  private final String text;
  private final TokenContext context;
  private final NameContextWords words;

  OtherMeaning(String text, TokenContext context, NameContextWords words) {
    this.text = text;
    this.context = context;
    this.words = words;
  }

  /**
   * Returns whether a hyphen or a mark makes the range a part of another name, as in "Gore-Tex" and
   * "Kerry.org", but not in "Trump-era" nor in "Biden-Harris", if the text also has the other name
   * alone.
   */
  boolean isPartOfCompound(int start, int end) {
    if (end < text.length() && "®™@_".indexOf(text.charAt(end)) >= 0
        || start > 0 && "@_".indexOf(text.charAt(start - 1)) >= 0
        || end + 1 < text.length()
            && text.charAt(end) == '.'
            && Character.isLowerCase(text.charAt(end + 1))) {
      return true;
    }
    if (isHyphenAt(end)) {
      String half = letters(end + 1);
      boolean capital = TokenContext.isCapitalised(half);
      return !half.isEmpty()
          && (capital ? !standsAlone(half) : !half.endsWith("ed") && !ENDINGS.contains(half));
    }
    String half = isHyphenAt(start - 1) ? text.substring(wordStart(start - 1), start - 1) : "";
    return TokenContext.isCapitalised(half) && !standsAlone(half);
  }

  private boolean isHyphenAt(int at) {
    return at > 0 && at + 1 < text.length() && HYPHENS.indexOf(text.charAt(at)) >= 0;
  }

  private String letters(int begin) {
    int stop = begin;
    while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    return text.substring(begin, stop);
  }

  private int wordStart(int end) {
    int begin = end;
    while (begin > 0 && Character.isLetterOrDigit(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private boolean standsAlone(String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || isFree(text.charAt(at - 1)))
          && (end == text.length() || isFree(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(char c) {
    return HYPHENS.indexOf(c) < 0 && !Character.isLetterOrDigit(c);
  }

  /**
   * Returns whether a word that is also a person's name is a month or a verb here: "in May", "12
   * May", "May 2024", "May we ...".
   */
  boolean isMonthOrVerb(int start, int end) {
    if (!words.months().contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
      return false;
    }
    String before = context.wordBefore(start).toLowerCase(Locale.ROOT);
    String after = context.wordAfter(end).toLowerCase(Locale.ROOT);
    return PRONOUNS.contains(after)
        || isDigitBefore(start)
        || isDigitAfter(end)
        || words.monthPrepositions().contains(before) && !words.speechVerbs().contains(after)
        || JOINING.contains(after) && isMonth(context.wordAfter(end + 1 + after.length()))
        || JOINING.contains(before) && isMonth(context.wordBefore(start - 1 - before.length()));
  }

  private boolean isMonth(String word) {
    return words.months().contains(word.toLowerCase(Locale.ROOT));
  }

  private boolean isDigitBefore(int start) {
    int end = start;
    while (end > 0 && " -\u00A0".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = wordStart(end);
    return begin < end && end < start && Character.isDigit(text.charAt(begin));
  }

  private boolean isDigitAfter(int end) {
    int at = end;
    while (at < text.length() && " ,-\u00A0".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    // "May, 61, said" is a person.
    boolean age = at > end && text.charAt(end) == ',' && letters(at).length() == 2;
    return at > end && !age && at < text.length() && Character.isDigit(text.charAt(at));
  }

  /**
   * Returns whether a family name at the start of a sentence is rather an ordinary word: "He" and
   * "Power plants", but not "Power said" nor "Power, who".
   */
  boolean isOrdinaryWord(int start, int end, PersonNames names) {
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (SMALL_WORDS.contains(word)) {
      return !context.followsTitle(start);
    }
    if (!names.familyWords().contains(word) || !beginsSentence(start)) {
      return false;
    }
    String after = context.wordAfter(end);
    return !after.isEmpty()
        && !after.endsWith("ed")
        && !VERBS.contains(after)
        && !words.speechVerbs().contains(after);
  }

  private boolean beginsSentence(int start) {
    int at = start - 1;
    while (at >= 0 && " \u00A0\"“'‘(".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at < 0 || ".!?;:\n。！？".indexOf(text.charAt(at)) >= 0;
  }

  /** Returns whether an animal, a plant or a thing follows that is named after a place. */
  boolean isThingAfter(int end) {
    String after = context.wordAfter(end).toLowerCase(Locale.ROOT);
    if (after.isEmpty() && isHyphenAt(end)) {
      after = letters(end + 1).toLowerCase(Locale.ROOT);
    }
    Set<String> things = words.namedAfterPlaces();
    int length = after.length();
    return length > 2
        && (things.contains(after)
            || after.endsWith("s") && things.contains(after.substring(0, length - 1))
            || after.endsWith("es") && things.contains(after.substring(0, length - 2)));
  }

  /**
   * Returns whether a town is a namesake of the listed place, as in "Paris, Texas", or a word
   * before it makes another place of it, as in "Port Sudan".
   */
  boolean isOtherPlace(int start, int end) {
    String before = context.wordBefore(start);
    if (words.placeModifiers().contains(before.toLowerCase(Locale.ROOT))
        && TokenContext.isCapitalised(before)) {
      return true;
    }
    if (!words.worldCities().contains(text.substring(start, end).toLowerCase(Locale.ROOT))
        || !text.startsWith(", ", end)) {
      return false;
    }
    String state = letters(end + 2);
    return TokenContext.isCapitalised(state)
        && words.states().contains(state.toLowerCase(Locale.ROOT))
        && !text.startsWith(" York,", end + 2 + state.length());
  }
}
