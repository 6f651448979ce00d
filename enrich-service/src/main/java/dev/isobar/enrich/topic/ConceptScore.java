package dev.isobar.enrich.topic;

import dev.isobar.contracts.Span;
import dev.isobar.enrich.taxonomy.Concept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a text says of one concept. */
final class ConceptScore {
  private static final int MOST_EVIDENCE = 20;

  /** A word said again says less than a new one; the tenth time says nothing more. */
  private static final double AGAIN = 0.15;

  private static final int MOST_REPEATS = 8;

  /** However many hints there are, they count no more than this. */
  private static final double MOST_HINTED = 1.5;

  private static final double MOST_HINTED_ALONE = 0.7;

  /** What a hint ("sea", "energy") says of climate, against a sure word. */
  private static final double HINTED_CLIMATE = 0.3;

  private final Concept concept;
  private final Set<String> labels = new HashSet<>();
  private final List<Span> evidence = new ArrayList<>();
  private int repeats;
  private double said;
  private double hinted;
  private double saidBelow;
  private double hintedBelow;

  ConceptScore(Concept concept) {
    this.concept = concept;
  }

  void add(String label, double worth, boolean hint, Span span) {
    boolean again = !labels.add(label);
    if (!again || repeats++ < MOST_REPEATS) {
      double counts = again ? worth * AGAIN : worth;
      if (hint) {
        hinted += counts;
      } else {
        said += counts;
      }
    }
    addEvidence(span);
  }

  /** What is said of a narrower concept is said of this one too, if less. */
  void addNarrower(ConceptScore narrower, double share) {
    saidBelow += narrower.said * share;
    hintedBelow += narrower.hinted * share;
    narrower.evidence.forEach(this::addEvidence);
  }

  private void addEvidence(Span span) {
    if (span != null && evidence.size() < MOST_EVIDENCE) {
      evidence.add(span);
    }
  }

  Concept concept() {
    return concept;
  }

  double weight() {
    return said + saidBelow + hints(said + saidBelow, hinted + hintedBelow);
  }

  private static double hints(double said, double hinted) {
    return Math.min(hinted, said > 0 ? MOST_HINTED : MOST_HINTED_ALONE);
  }

  /** What the text says of climate by speaking of the very concept. */
  double climate() {
    return concept.relevance() * (said + HINTED_CLIMATE * hints(said, hinted));
  }

  /** The part of that which may as well be said where nobody thinks of climate. */
  double alsoElsewhere() {
    return climate() * (1 - concept.relevance());
  }

  List<Span> evidence() {
    return evidence;
  }
}
