package dev.isobar.enrich.happening;

/**
 * A word that tells of a happening of one kind: "met with" of a {@code meeting}.
 *
 * @param sure whether it does so by itself; "forum" may also be a web site
 * @param pair which two words tell of it only together ("passed" and "Act"); none where negative
 * @param second whether it is the second of the two
 */
record TriggerWord(String kind, boolean sure, int pair, boolean second) {
  static final int NO_PAIR = -1;

  /** The kind of words that speak of no happening: "visiting professor". */
  static final String NONE = "none";

  /** The kind of words that say that nobody was anywhere: "video conference". */
  static final String ONLINE = "online";
}
