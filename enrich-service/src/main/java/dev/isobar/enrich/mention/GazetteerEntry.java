package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.Entity;
import java.util.List;

/**
 * Holds one name and its reliability.
 *
 * @param bearers the entity of the name; for a family name, all people who have it
 */
record GazetteerEntry(List<Entity> bearers, LabelType kind) {

  GazetteerEntry(Entity entity, LabelType kind) {
    this(List.of(entity), kind);
  }

  /** Returns the entity; for a family name, any of those who have it. */
  Entity entity() {
    return bearers.get(0);
  }

  enum LabelType {
    NAME("gazetteer:name", 0.98, true, false),
    ALIAS("gazetteer:alias", 0.95, true, false),
    /**
     * Is an error of translation: counts only if the text also contains an unambiguous name of the
     * entity, or an entity or topic of its context.
     */
    NOISE("gazetteer:noise", 0.85, false, false),
    /** Does not count next to another capitalised word. */
    CAUTIOUS("gazetteer:cautious", 0.85, true, true),
    /**
     * Counts only if the text also contains an unambiguous name of the entity or an entity of its
     * context.
     */
    WEAK("gazetteer:weak", 0.8, false, false),
    /** Is both weak and cautious. */
    WEAK_CAUTIOUS("gazetteer:weak", 0.8, false, true),
    /**
     * Is a family name: counts only if the text also contains the full name, and not next to
     * another capitalised word.
     */
    SURNAME("gazetteer:surname", 0.85, false, true),
    /** Contains a name but means something else. */
    NEGATIVE("gazetteer:negative", 0, false, false);

    final String rule;
    final double confidence;
    final boolean unambiguous;
    final boolean cautious;

    LabelType(String rule, double confidence, boolean unambiguous, boolean cautious) {
      this.rule = rule;
      this.confidence = confidence;
      this.unambiguous = unambiguous;
      this.cautious = cautious;
    }
  }
}
