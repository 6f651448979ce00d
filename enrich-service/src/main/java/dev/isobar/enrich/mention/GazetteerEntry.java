package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.Entity;
import java.util.List;

/**
 * One name, and how far it can be trusted.
 *
 * @param bearers the one entity that is meant; of a family name all who bear it
 */
record GazetteerEntry(List<Entity> bearers, LabelType kind) {

  GazetteerEntry(Entity entity, LabelType kind) {
    this(List.of(entity), kind);
  }

  /** The entity, or of a family name any that bears it. */
  Entity entity() {
    return bearers.get(0);
  }

  enum LabelType {
    NAME("gazetteer:name", 0.98, true, false),
    ALIAS("gazetteer:alias", 0.95, true, false),
    NOISE("gazetteer:noise", 0.85, true, false),
    /** Does not count beside another capitalised word. */
    CAUTIOUS("gazetteer:cautious", 0.85, true, true),
    /** Counts only where the text holds a sure sign of the entity. */
    WEAK("gazetteer:weak", 0.8, false, false),
    /** Weak and cautious. */
    SHY("gazetteer:weak", 0.8, false, true),
    /** A person's family name: counts only where the text also holds the full name, and alone. */
    SURNAME("gazetteer:surname", 0.85, false, true),
    /** Holds a name and means something else. */
    NEGATIVE("gazetteer:negative", 0, false, false);

    final String rule;
    final double confidence;
    final boolean sure;
    final boolean cautious;

    LabelType(String rule, double confidence, boolean sure, boolean cautious) {
      this.rule = rule;
      this.confidence = confidence;
      this.sure = sure;
      this.cautious = cautious;
    }
  }
}
