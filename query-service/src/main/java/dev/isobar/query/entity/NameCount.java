package dev.isobar.query.entity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds how often articles call an entity by a name.
 *
 * @param text as it is in the articles
 * @param script of its first letter: {@code Han}, {@code Latin}, ...
 */
@JsonPropertyOrder(alphabetic = false)
record NameCount(String text, String script, long mentions, long articles) {

  /** Returns the names of the entity in some articles, the most frequent first. */
  static List<NameCount> of(String entity, List<EnrichedArticle> articles) {
    Map<String, NameCount> counts = new HashMap<>();
    for (EnrichedArticle article : articles) {
      Set<String> ofArticle = new HashSet<>();
      for (Mention mention : article.mentions()) {
        if (mention.entity().equals(entity)) {
          String text = mention.text().strip().replaceAll("\\s+", " ");
          int first = ofArticle.add(text) ? 1 : 0;
          counts.merge(text, new NameCount(text, script(text), 1, first), NameCount::plus);
        }
      }
    }
    return counts.values().stream()
        .sorted(
            Comparator.comparingLong(NameCount::mentions).reversed().thenComparing(NameCount::text))
        .toList();
  }

  private NameCount plus(NameCount other) {
    return new NameCount(text, script, mentions + other.mentions, articles + other.articles);
  }

  private static String script(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(letter -> UnicodeScript.of(letter).name())
        .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("Common");
  }
}
