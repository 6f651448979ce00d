package dev.isobar.enrich.topic;

import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.OtherSense;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashSet;
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
    Set<String> correct = new HashSet<>();
    for (Concept concept : taxonomy.concepts()) {
      concept.labels().values().forEach(label -> add(builder, new TopicLabel(concept, 1, label)));
      for (List<Concept.Label> labels : List.of(concept.altLabels(), concept.cues())) {
        labels.forEach(l -> add(builder, new TopicLabel(concept, l.weight(), l.text())));
      }
      concept.negativeLabels().forEach(label -> add(builder, new TopicLabel(concept, 0, label)));
      texts(concept).forEach(text -> variants(text).forEach(v -> correct.add(key(v))));
    }
    for (OtherSense sense : taxonomy.senses()) {
      sense.phrases().forEach(phrase -> add(builder, TopicLabel.negative(phrase)));
    }
    addNoise(builder, taxonomy, correct);
    return builder.build();
  }

  /** Adds the errors of translation, listed and by rule, that are not correct labels themselves. */
  private static void addNoise(
      Lexicon.Builder<TopicLabel> builder, Taxonomy taxonomy, Set<String> correct) {
    LiteralTranslations literal = new LiteralTranslations(taxonomy.literalTranslations());
    for (Concept concept : taxonomy.concepts()) {
      concept
          .noise()
          .forEach(l -> add(builder, new TopicLabel(concept, l.weight(), l.text(), true)));
      for (String text : sure(concept)) {
        TopicLabel noise = new TopicLabel(concept, 1, text, true);
        literal.of(text).stream()
            .filter(variant -> !correct.contains(key(variant)))
            .flatMap(variant -> variants(variant).stream())
            .forEach(variant -> builder.add(variant, noise));
      }
    }
  }

  private static List<String> sure(Concept concept) {
    List<String> texts = new ArrayList<>(concept.labels().values());
    concept.altLabels().stream()
        .filter(label -> label.weight() == 1)
        .forEach(label -> texts.add(label.text()));
    return texts;
  }

  /** Returns the labels and cues of a concept as they are written. */
  static Set<String> texts(Concept concept) {
    Set<String> texts = new HashSet<>(concept.labels().values());
    concept.altLabels().forEach(label -> texts.add(label.text()));
    concept.cues().forEach(label -> texts.add(label.text()));
    return texts;
  }

  private static String key(String label) {
    return NormalizedText.of(label).toString();
  }

  private static void add(Lexicon.Builder<TopicLabel> builder, TopicLabel label) {
    variants(label.label()).forEach(variant -> builder.add(variant, label));
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
