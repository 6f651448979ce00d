package dev.isobar.query.alert;

import java.time.Duration;

/**
 * Says which matches an alert tells.
 *
 * @param articles how many articles must come {@link #within} a time; 0 unless it is {@link
 *     Kind#SEVERAL}
 * @param within null unless it is {@link Kind#SEVERAL}
 */
record AlertCondition(Kind kind, int articles, Duration within) {
  /** The kinds of conditions. */
  enum Kind {
    /** Each article that matches. */
    EVERY_MATCH,
    /** A number of articles within a time. */
    SEVERAL,
    /** The first article that mentions an entity of the query. */
    FIRST_MENTION
  }

  static final AlertCondition EVERY_MATCH = new AlertCondition(Kind.EVERY_MATCH, 0, null);
  static final AlertCondition FIRST_MENTION = new AlertCondition(Kind.FIRST_MENTION, 0, null);

  static AlertCondition several(int articles, Duration within) {
    return new AlertCondition(Kind.SEVERAL, articles, within);
  }
}
