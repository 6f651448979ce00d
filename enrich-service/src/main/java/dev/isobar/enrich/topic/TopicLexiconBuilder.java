package dev.isobar.enrich.topic;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds the lexicon of the labels of all concepts, with English plurals and both British and
 * American spelling.
 */
final class TopicLexiconBuilder {
  private TopicLexiconBuilder() {}

  /** Returns the lexicon of a taxonomy. */
  static Lexicon<TopicLabel> build(Taxonomy taxonomy) {
    Lexicon.Builder<TopicLabel> builder = new Lexicon.Builder<>();
    for (Concept concept : taxonomy.concepts()) {
      concept.labels().values().forEach(label -> add(builder, concept, label, 1));
      for (List<Concept.Label> labels :
          List.of(concept.altLabels(), concept.cues(), concept.noise())) {
        labels.forEach(label -> add(builder, concept, label.text(), label.weight()));
      }
      concept.negativeLabels().forEach(label -> add(builder, concept, label, 0));
    }
    return builder.build();
  }

  private static void add(
      Lexicon.Builder<TopicLabel> builder, Concept concept, String label, double weight) {
    TopicLabel topicLabel = new TopicLabel(concept, weight, label);
    variants(label).forEach(variant -> builder.add(variant, topicLabel));
  }

  /**
   * Returns the forms of a label that can occur in a text: "emission" and "emissions", "-isation"
   * and "-ization".
   */
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
    boolean takesEs = last == 'x' || label.endsWith("ch") || label.endsWith("sh");
    return label + (takesEs ? "es" : "s");
  }
}
