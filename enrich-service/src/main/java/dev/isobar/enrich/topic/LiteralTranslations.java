package dev.isobar.enrich.topic;

import dev.isobar.contracts.text.HanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Forms labels as literal machine translation from Chinese renders them: one word of the label is
 * replaced by another translation of the same Chinese word, as in "circle economy".
 */
final class LiteralTranslations {
  private final Map<String, List<String>> words;

  /**
   * Creates the rule.
   *
   * @param words other translations by English word
   */
  LiteralTranslations(Map<String, List<String>> words) {
    this.words = words;
  }

  /**
   * Returns the other translations of a label; none for a Chinese label. A label of one word is
   * only replaced by several words, because a single one ("row") would say too little.
   */
  List<String> of(String label) {
    List<String> found = new ArrayList<>();
    if (HanText.hasHan(label)) {
      return found;
    }
    String[] parts = label.split("[ -]");
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      for (String other : words.getOrDefault(part, List.of())) {
        if (parts.length > 1 || other.indexOf(' ') > 0) {
          parts[i] = other;
          found.add(String.join(" ", parts));
        }
      }
      parts[i] = part;
    }
    return found;
  }
}
