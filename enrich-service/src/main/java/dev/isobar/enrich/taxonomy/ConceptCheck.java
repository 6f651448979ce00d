package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a concept against a taxonomy: errors make it invalid, warnings are hints for its author.
 */
public final class ConceptCheck {
  /**
   * Describes one error or warning.
   *
   * @param pointer JSON pointer into Concept v1
   * @param message the problem and its remedy
   */
  public record Finding(String pointer, String message) {}

  private final Concept concept;
  private final Taxonomy taxonomy;
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  /**
   * Checks a concept.
   *
   * @param taxonomy may contain an earlier version of the concept
   */
  public ConceptCheck(Concept concept, Taxonomy taxonomy) {
    this.concept = concept;
    this.taxonomy = taxonomy;
    checkBroader();
    checkLabels();
  }

  /** Returns the errors, each of which makes the concept invalid. */
  public List<Finding> errors() {
    return List.copyOf(errors);
  }

  /** Returns the warnings. */
  public List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  private void checkBroader() {
    for (int i = 0; i < concept.broader().size(); i++) {
      String broader = concept.broader().get(i);
      String at = "/broader/" + i;
      if (broader.equals(concept.id())) {
        error(at, "is the concept itself; name a broader concept or none");
      } else if (taxonomy.concept(broader) == null) {
        error(at, "concept " + broader + " does not exist; GET /taxonomy lists all concepts");
      } else if (taxonomy.broader(broader).contains(concept.id())) {
        error(at, broader + " is already below " + concept.id() + "; remove one of the two links");
      }
    }
  }

  private void checkLabels() {
    Map<String, String> unambiguous = new TreeMap<>();
    concept.labels().forEach((language, text) -> unambiguous.put("/labels/" + language, text));
    Map<String, String> all = new TreeMap<>(unambiguous);
    collect("/altLabels/", concept.altLabels(), unambiguous, all);
    collect("/noise/", concept.noise(), unambiguous, all);
    collect("/cues/", concept.cues(), unambiguous, all);
    Set<String> normalized = new HashSet<>();
    all.forEach((at, text) -> checkText(at, text, normalized));
    for (int i = 0; i < concept.negativeLabels().size(); i++) {
      String at = "/negativeLabels/" + i;
      String text = concept.negativeLabels().get(i);
      if (isMatchable(at, text) && normalized.contains(normalize(text))) {
        error(at, "\"" + text + "\" is also a label of this concept; remove one of the two");
      }
    }
    checkShared(unambiguous);
  }

  private static void collect(
      String at,
      List<Concept.Label> labels,
      Map<String, String> unambiguous,
      Map<String, String> all) {
    for (int i = 0; i < labels.size(); i++) {
      all.put(at + i, labels.get(i).text());
      if (labels.get(i).weight() == 1) {
        unambiguous.put(at + i, labels.get(i).text());
      }
    }
  }

  private void checkText(String at, String text, Set<String> normalized) {
    if (!isMatchable(at, text)) {
      return;
    }
    if (!normalized.add(normalize(text))) {
      warnings.add(new Finding(at, "\"" + text + "\" occurs twice"));
    } else if (normalize(text).length() == 1) {
      warnings.add(
          new Finding(at, "\"" + text + "\" has one character and will be found too often"));
    }
  }

  private boolean isMatchable(String at, String text) {
    if (text.indexOf('\n') >= 0) {
      error(at, "must be on one line");
      return false;
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      error(at, "\"" + text + "\" contains no letter or digit and can never be found");
      return false;
    }
    return true;
  }

  private void checkShared(Map<String, String> unambiguous) {
    Map<String, String> others = new HashMap<>();
    for (Concept other : taxonomy.concepts()) {
      if (!other.id().equals(concept.id())) {
        other.labels().values().forEach(text -> others.putIfAbsent(normalize(text), other.id()));
        other.altLabels().stream()
            .filter(label -> label.weight() == 1)
            .forEach(label -> others.putIfAbsent(normalize(label.text()), other.id()));
      }
    }
    unambiguous.forEach(
        (at, text) -> {
          String other = others.get(normalize(text));
          if (other != null) {
            String message = "\"%s\" is also an unambiguous label of %s; both topics will be found";
            warnings.add(new Finding(at, message.formatted(text, other)));
          }
        });
  }

  private void error(String at, String message) {
    errors.add(new Finding(at, message));
  }

  private static String normalize(String text) {
    return NormalizedText.of(text.strip()).toString();
  }
}
