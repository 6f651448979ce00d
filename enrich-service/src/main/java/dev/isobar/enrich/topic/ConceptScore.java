package dev.isobar.enrich.topic;

import dev.isobar.contracts.Span;
import dev.isobar.enrich.taxonomy.Concept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accumulates the evidence of a text for one concept. */
final class ConceptScore {
  private static final int MAX_EVIDENCE = 20;

  /**
   * Weight of a repeated label relative to a new one. After eight repetitions, further ones count
   * nothing.
   */
  private static final double REPEAT_WEIGHT = 0.15;

  private static final int MAX_REPEATS = 8;

  /** Least number of different hints without a strong label. */
  private static final int MIN_HINTS_ALONE = 2;

  /** Largest total weight of hints, with strong labels and without. */
  private static final double MAX_HINTS = 1.5;

  private static final double MAX_HINTS_ALONE = 0.7;

  /** Share of a hint ("sea", "energy") in the climate weight, compared with a strong label. */
  private static final double HINT_CLIMATE_SHARE = 0.3;

  private final Concept concept;
  private final Set<String> labels = new HashSet<>();
  private final Set<String> hints = new HashSet<>();
  private final List<Span> evidence = new ArrayList<>();
  private int repeats;
  private double strong;
  private double hinted;
  private double strongNarrower;
  private double hintedNarrower;

  ConceptScore(Concept concept) {
    this.concept = concept;
  }

  /**
   * Adds one label; {@code weight} is reduced if the label repeats.
   *
   * @param place tells where the label stands, because one in the title counts as another one
   */
  void add(String place, String label, double weight, boolean hint, Span span) {
    boolean repeated = !labels.add(place + label);
    if (!repeated || repeats++ < MAX_REPEATS) {
      double counted = repeated ? weight * REPEAT_WEIGHT : weight;
      if (hint) {
        hints.add(label);
        hinted += counted;
      } else {
        strong += counted;
      }
    }
    addEvidence(span);
  }

  /** Adds a share of the weight and the evidence of a narrower concept. */
  void addNarrower(ConceptScore narrower, double share) {
    strongNarrower += narrower.strong * share;
    hintedNarrower += narrower.hinted * share;
    hints.addAll(narrower.hints);
    narrower.evidence.forEach(this::addEvidence);
  }

  private void addEvidence(Span span) {
    if (span != null && evidence.size() < MAX_EVIDENCE) {
      evidence.add(span);
    }
  }

  Concept concept() {
    return concept;
  }

  /** Returns the weight of the concept, including its narrower concepts. */
  double weight() {
    return strong + strongNarrower + hints(strong + strongNarrower, hinted + hintedNarrower);
  }

  /** Returns the weight of hints; a single one without a strong label counts nothing. */
  private double hints(double strong, double hinted) {
    if (strong == 0 && hints.size() < MIN_HINTS_ALONE) {
      return 0;
    }
    return Math.min(hinted, strong > 0 ? MAX_HINTS : MAX_HINTS_ALONE);
  }

  /** Returns the weight for climate of the concept itself, without narrower concepts. */
  double climateWeight() {
    return concept.relevance() * (strong + HINT_CLIMATE_SHARE * hints(strong, hinted));
  }

  /**
   * Returns the share of the climate weight that could also come from texts unrelated to climate.
   */
  double nonClimateWeight() {
    return climateWeight() * (1 - concept.relevance());
  }

  List<Span> evidence() {
    return evidence;
  }
}
