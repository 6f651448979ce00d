package dev.isobar.enrich.topic;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lexicon of all labels of all concepts, with their English plurals and both spellings. */
final class TopicLexicon {
  private TopicLexicon() {}

  static Lexicon<TopicLabel> lexicon(Taxonomy taxonomy) {
    Lexicon.Builder<TopicLabel> signs = new Lexicon.Builder<>();
    for (Concept concept : taxonomy.concepts()) {
      concept.labels().values().forEach(label -> add(signs, concept, label, 1));
      for (List<Concept.Label> labels :
          List.of(concept.altLabels(), concept.cues(), concept.noise())) {
        labels.forEach(label -> add(signs, concept, label.text(), label.weight()));
      }
      concept.negativeLabels().forEach(label -> add(signs, concept, label, 0));
    }
    return signs.build();
  }

  private static void add(
      Lexicon.Builder<TopicLabel> signs, Concept concept, String label, double weight) {
    TopicLabel sign = new TopicLabel(concept, weight, label);
    variants(label).forEach(variant -> signs.add(variant, sign));
  }

  /** The label as it can stand in a text: "emission", "emissions"; "-isation", "-ization". */
  static Set<String> variants(String label) {
    Set<String> variants = new LinkedHashSet<>();
    variants.add(label);
    if (HanText.hasHan(label)) {
      return variants;
    }
    String plural = plural(label);
    variants.add(plural);
    for (String form : List.of(label, plural)) {
      variants.add(form.replace("isation", "ization").replace("ising", "izing"));
      variants.add(form.replace("ization", "isation").replace("izing", "ising"));
    }
    return variants;
  }

  private static String plural(String label) {
    char last = label.charAt(label.length() - 1);
    if (last == 's') {
      return label;
    }
    if (label.endsWith("y") && "aeiou".indexOf(label.charAt(Math.max(0, label.length() - 2))) < 0) {
      return label.substring(0, label.length() - 1) + "ies";
    }
    boolean hisses = last == 'x' || label.endsWith("ch") || label.endsWith("sh");
    return label + (hisses ? "es" : "s");
  }
}
