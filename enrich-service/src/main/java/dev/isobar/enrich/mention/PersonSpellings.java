package dev.isobar.enrich.mention;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Derives the other spellings of a listed person's full name. Of "Xie Zhenhua" they are "Zhenhua
 * Xie", "Xie, Zhenhua", "Xie Zhen-hua" and "Zhen-hua Xie"; of "Yoon Suk-yeol" also "Yoon Sukyeol";
 * of 约翰·波德斯塔 the forms with another sign or none between the parts. Hyphens and spaces, accents and
 * tones need no spelling of their own, because {@link dev.isobar.enrich.taxonomy.NormalizedText}
 * does not distinguish them.
 */
final class PersonSpellings {
  private static final int MAX_HAN_NAME = 5;

  /** Least number of characters of a transcribed name whose parts are written together. */
  private static final int MIN_JOINED = 4;

  private PersonSpellings() {}

  /**
   * Returns the spellings, each with whether it is sure. A given name of one syllable, as in "Qiang
   * Li", is too frequent to mean the listed person without context.
   */
  static Map<String, Boolean> of(Entity person) {
    Map<String, Boolean> spellings = new LinkedHashMap<>();
    String english = person.labels().getOrDefault("en", "");
    String chinese = person.labels().getOrDefault("zh", "");
    boolean listedAsSure = !person.weak().contains(english) && !person.weak().contains(chinese);
    if (chinese.contains("·")) {
      addSeparators(chinese, listedAsSure, spellings);
    } else if (isHanName(chinese)) {
      addOrders(english, chinese, listedAsSure, spellings);
    }
    spellings.remove(english);
    return spellings;
  }

  private static boolean isHanName(String name) {
    return name.length() > 1
        && name.length() <= MAX_HAN_NAME
        && name.chars().allMatch(c -> HanText.isHan((char) c));
  }

  private static void addSeparators(String name, boolean sure, Map<String, Boolean> spellings) {
    String joined = name.replace("·", "");
    if (joined.length() >= MIN_JOINED) {
      spellings.put(joined, sure);
    }
    spellings.put(name.replace('·', '.'), sure);
    spellings.put(name.replace('·', ' '), sure);
  }

  private static void addOrders(
      String english, String chinese, boolean listedAsSure, Map<String, Boolean> spellings) {
    String[] words = english.split(" ");
    if (words.length != 2) {
      return;
    }
    List<String> syllables = List.of(EntityIdGenerator.syllables(chinese));
    int family = familySyllables(syllables, plain(words[0]), plain(words[1]));
    boolean sure = listedAsSure && (family == 0 || syllables.size() - family > 1);
    addBothOrders(words[0], words[1], sure, spellings);
    if (family > 0) {
      String parted = String.join(" ", syllables.subList(family, syllables.size()));
      String capital = parted.substring(0, 1).toUpperCase(Locale.ROOT) + parted.substring(1);
      addBothOrders(words[0], capital, sure, spellings);
      spellings.put(words[0] + " " + capital, listedAsSure);
    }
    String joined = words[1].replaceAll("['’-]", "");
    if (!joined.equals(words[1])) {
      String name = joined.charAt(0) + joined.substring(1).toLowerCase(Locale.ROOT);
      addBothOrders(words[0], name, sure, spellings);
      spellings.put(words[0] + " " + name, listedAsSure);
    }
  }

  private static void addBothOrders(
      String first, String second, boolean sure, Map<String, Boolean> spellings) {
    spellings.put(second + " " + first, sure);
    spellings.put(first + ", " + second, sure);
  }

  /**
   * Returns the number of syllables of the family name; 0 if the words are no pinyin of the name.
   */
  private static int familySyllables(List<String> syllables, String first, String second) {
    for (int i = 1; i < syllables.size(); i++) {
      if (String.join("", syllables.subList(0, i)).equals(first)
          && String.join("", syllables.subList(i, syllables.size())).equals(second)) {
        return i;
      }
    }
    return 0;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
