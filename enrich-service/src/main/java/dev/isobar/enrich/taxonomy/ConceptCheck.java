package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wrong with a concept among the others: errors, and what is only worth a thought. */
public final class ConceptCheck {
  /**
   * One thing.
   *
   * @param pointer JSON pointer into Concept v1
   * @param message what is wrong and what would be right
   */
  public record Finding(String pointer, String message) {}

  private final Concept concept;
  private final Taxonomy taxonomy;
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  /**
   * @param taxonomy with or without an earlier form of the concept
   */
  public ConceptCheck(Concept concept, Taxonomy taxonomy) {
    this.concept = concept;
    this.taxonomy = taxonomy;
    checkBroader();
    checkLabels();
  }

  /** What forbids it. */
  public List<Finding> errors() {
    return List.copyOf(errors);
  }

  /** What its author may want to know. */
  public List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  private void checkBroader() {
    for (int i = 0; i < concept.broader().size(); i++) {
      String broader = concept.broader().get(i);
      String at = "/broader/" + i;
      if (broader.equals(concept.id())) {
        error(at, "is the concept itself: name one above it, or none");
      } else if (taxonomy.concept(broader) == null) {
        error(at, "no such concept: " + broader + "; GET /taxonomy lists those there are");
      } else if (taxonomy.broader(broader).contains(concept.id())) {
        error(at, broader + " stands below " + concept.id() + " already: leave out one of the two");
      }
    }
  }

  private void checkLabels() {
    Map<String, String> sure = new TreeMap<>();
    concept.labels().forEach((language, text) -> sure.put("/labels/" + language, text));
    Map<String, String> all = new TreeMap<>(sure);
    collect("/altLabels/", concept.altLabels(), sure, all);
    collect("/noise/", concept.noise(), sure, all);
    collect("/cues/", concept.cues(), sure, all);
    Set<String> folded = new HashSet<>();
    all.forEach((at, text) -> checkText(at, text, folded));
    for (int i = 0; i < concept.negativeLabels().size(); i++) {
      String at = "/negativeLabels/" + i;
      String text = concept.negativeLabels().get(i);
      if (isReadable(at, text) && folded.contains(fold(text))) {
        error(at, "\"" + text + "\" is also a label of this concept: leave out one of the two");
      }
    }
    checkShared(sure);
  }

  private static void collect(
      String at, List<Concept.Label> labels, Map<String, String> sure, Map<String, String> all) {
    for (int i = 0; i < labels.size(); i++) {
      all.put(at + i, labels.get(i).text());
      if (labels.get(i).weight() == 1) {
        sure.put(at + i, labels.get(i).text());
      }
    }
  }

  private void checkText(String at, String text, Set<String> folded) {
    if (!isReadable(at, text)) {
      return;
    }
    if (!folded.add(fold(text))) {
      warnings.add(new Finding(at, "\"" + text + "\" is there twice"));
    } else if (fold(text).length() == 1) {
      warnings.add(new Finding(at, "\"" + text + "\" is one character, and will be found often"));
    }
  }

  private boolean isReadable(String at, String text) {
    if (text.indexOf('\n') >= 0) {
      error(at, "must be on one line");
      return false;
    }
    if (text.chars().noneMatch(Character::isLetterOrDigit)) {
      error(at, "\"" + text + "\" holds no letter, so that no text can hold it");
      return false;
    }
    return true;
  }

  private void checkShared(Map<String, String> sure) {
    Map<String, String> others = new HashMap<>();
    for (Concept other : taxonomy.concepts()) {
      if (!other.id().equals(concept.id())) {
        other.labels().values().forEach(text -> others.putIfAbsent(fold(text), other.id()));
        other.altLabels().stream()
            .filter(label -> label.weight() == 1)
            .forEach(label -> others.putIfAbsent(fold(label.text()), other.id()));
      }
    }
    sure.forEach(
        (at, text) -> {
          String other = others.get(fold(text));
          if (other != null) {
            String message = "\"%s\" is a sure sign of %s too: both will be found";
            warnings.add(new Finding(at, message.formatted(text, other)));
          }
        });
  }

  private void error(String at, String message) {
    errors.add(new Finding(at, message));
  }

  private static String fold(String text) {
    return NormalizedText.of(text.strip()).toString();
  }
}
