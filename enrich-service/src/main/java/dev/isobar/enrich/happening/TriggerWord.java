package dev.isobar.enrich.happening;

/**
 * Holds a word that indicates an event of one kind, such as "met with" for a {@code meeting}.
 *
 * @param sufficient whether the word is enough by itself; "forum" is not, because it may be a web
 *     site
 * @param pair the number of a pair of words that are a trigger only together ("passed" and "Act");
 *     negative if the word is not part of a pair
 * @param second whether it is the second word of the pair
 */
record TriggerWord(String kind, boolean sufficient, int pair, boolean second) {
  static final int NO_PAIR = -1;

  /** Kind of phrases that do not describe an event, such as "visiting professor". */
  static final String NO_EVENT = "none";

  /** Kind of words for events without a place, such as "video conference". */
  static final String ONLINE = "online";
}
