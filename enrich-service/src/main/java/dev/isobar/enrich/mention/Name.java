package dev.isobar.enrich.mention;

import dev.isobar.enrich.taxonomy.Entity;

/** One name of one entity, and how far it can be trusted. */
record Name(Entity entity, Kind kind) {

  enum Kind {
    NAME("gazetteer:name", 0.98, true),
    ALIAS("gazetteer:alias", 0.95, true),
    NOISE("gazetteer:noise", 0.85, true),
    /** Does not count beside another capitalised word. */
    CAUTIOUS("gazetteer:cautious", 0.85, true),
    /** Counts only where the text holds a sure sign of the entity. */
    WEAK("gazetteer:weak", 0.8, false),
    /** A person's family name: weak and cautious. */
    SURNAME("gazetteer:surname", 0.85, false),
    /** Holds a name and means something else. */
    NEGATIVE("gazetteer:negative", 0, false);

    final String rule;
    final double confidence;
    final boolean sure;

    Kind(String rule, double confidence, boolean sure) {
      this.rule = rule;
      this.confidence = confidence;
      this.sure = sure;
    }
  }
}
