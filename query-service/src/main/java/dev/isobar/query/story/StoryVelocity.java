package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says how fast a story spreads.
 *
 * @param sourcesPerHour different sources by the hours from the first to the last report, at least
 *     one hour
 * @param independentPublishers how many sources reported in words of their own: copies of one text
 *     count once
 * @param breaking whether at least three independent publishers reported within an hour, at any
 *     time
 * @param broke when the third of them reported, the last time that this was so; null if never
 */
record StoryVelocity(
    double sourcesPerHour, int independentPublishers, boolean breaking, @JsonIgnore Instant broke) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int BREAKING = 3;

  /**
   * Holds one report.
   *
   * @param text a number that copies and translations of one text have in common
   */
  record Report(Instant at, String source, int text) {}

  static StoryVelocity of(List<Report> reports) {
    List<Report> sorted = new ArrayList<>(reports);
    sorted.sort(
        Comparator.comparing(Report::at)
            .thenComparing(Report::source)
            .thenComparingInt(Report::text));
    List<Report> independent = independent(sorted);
    Set<String> sources = new HashSet<>();
    sorted.forEach(report -> sources.add(report.source()));
    Duration whole =
        sorted.isEmpty()
            ? HOUR
            : Duration.between(sorted.get(0).at(), sorted.get(sorted.size() - 1).at());
    double hours = Math.max(1, whole.toMillis() / (double) HOUR.toMillis());
    Instant broke = null;
    for (int i = BREAKING - 1; i < independent.size(); i++) {
      Instant start = independent.get(i - BREAKING + 1).at();
      Instant third = independent.get(i).at();
      broke = third.isAfter(start.plus(HOUR)) ? broke : third;
    }
    return new StoryVelocity(
        Math.round(sources.size() / hours * 100) / 100.0, independent.size(), broke != null, broke);
  }

  /** Returns whether it has become breaking after a time. */
  boolean brokeAfter(Instant time) {
    return broke != null && broke.isAfter(time);
  }

  /** Returns the first report of each publisher, without those that only copy an earlier one. */
  private static List<Report> independent(List<Report> sorted) {
    Set<String> sources = new HashSet<>();
    Set<Integer> texts = new HashSet<>();
    List<Report> independent = new ArrayList<>();
    for (Report report : sorted) {
      if (texts.add(report.text()) && sources.add(report.source())) {
        independent.add(report);
      }
    }
    return independent;
  }
}
