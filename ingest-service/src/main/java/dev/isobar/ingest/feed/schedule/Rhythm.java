package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how often a feed brings something new.
 *
 * @param gaps minutes between polls that brought new entries, the newest last
 * @param longest the longest gap of each week, in minutes, the newest last: a week shows the nights
 *     and the weekend, which the last gaps of a busy feed do not
 * @param week the week of the last element of {@code longest}, counted from 1970
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rhythm(List<Integer> gaps, List<Integer> longest, int week) {
  public static final Rhythm NONE = new Rhythm(List.of(), List.of(), 0);

  static final int MAX_GAPS = 32;
  static final int MAX_WEEKS = 8;
  private static final int RECENT = 8;
  private static final int FEW = 3;

  /** Copies the lists. */
  public Rhythm {
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
    longest = longest == null ? List.of() : List.copyOf(longest);
  }

  /** Adds the gap between two polls that brought new entries. */
  Rhythm with(Instant previous, Instant now) {
    long minutes = Duration.between(previous, now).toMinutes();
    if (minutes < 0) {
      return this;
    }
    int gap = (int) Math.max(1, Math.min(minutes, Integer.MAX_VALUE));
    int current = (int) (now.getEpochSecond() / Duration.ofDays(7).toSeconds());
    List<Integer> weeks = new ArrayList<>(longest);
    if (current == week && !weeks.isEmpty()) {
      weeks.set(weeks.size() - 1, Math.max(weeks.get(weeks.size() - 1), gap));
    } else {
      weeks.add(gap);
    }
    List<Integer> all = new ArrayList<>(gaps);
    all.add(gap);
    return new Rhythm(last(all, MAX_GAPS), last(weeks, MAX_WEEKS), current);
  }

  /** Returns the typical gap of late; empty if too little is known. */
  Optional<Duration> typicalGap() {
    if (gaps.size() < FEW) {
      return Optional.empty();
    }
    return Optional.of(quantile(last(gaps, RECENT), 0.5));
  }

  /** Returns the gap that only few gaps exceed. */
  Duration longGap() {
    return quantile(gaps, 0.95);
  }

  /** Returns the longest gap; one exception in four weeks or more does not count. */
  Duration longestGap() {
    List<Integer> sorted = new ArrayList<>(longest);
    sorted.sort(Collections.reverseOrder());
    return Duration.ofMinutes(sorted.get(sorted.size() >= 4 ? 1 : 0));
  }

  private static Duration quantile(List<Integer> minutes, double share) {
    List<Integer> sorted = minutes.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return Duration.ofMinutes(sorted.get(rank - 1));
  }

  private static List<Integer> last(List<Integer> values, int most) {
    return values.subList(Math.max(0, values.size() - most), values.size());
  }
}
