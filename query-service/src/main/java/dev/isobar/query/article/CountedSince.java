package dev.isobar.query.article;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Finds the moment from which a list has all articles that were counted. An article of which only
 * the day is known is on the list if its day begins in the reader's time zone at that moment or
 * later, which may be before an article that the view sorts as older.
 */
final class CountedSince {
  private final ZoneId zone;
  private Instant moment;

  CountedSince(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Notes an article.
   *
   * @param time by which the view sorts it
   */
  void add(Instant time, boolean isWholeDay) {
    Instant begin = ArticleTime.inZone(time, isWholeDay, zone);
    moment = moment == null || begin.isBefore(moment) ? begin : moment;
  }

  /** Returns the moment; null if nothing was counted. */
  Instant moment() {
    return moment;
  }
}
