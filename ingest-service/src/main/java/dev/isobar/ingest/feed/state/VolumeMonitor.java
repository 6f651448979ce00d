package dev.isobar.ingest.feed.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the volume of a feed, or of all feeds of a publisher, with its own last four weeks. The
 * last 1, 2, 4, 7 and 14 days are compared, so that feeds of any rhythm are watched. On a steady
 * series less than one false alarm is expected in ten years of one feed.
 */
public final class VolumeMonitor {
  /** The chance of so few articles below which an alarm is raised. */
  private static final double TOO_FEW = 1e-5;

  /** The chance of so many; bursts of real news are more frequent than silence. */
  private static final double TOO_MANY = 1e-6;

  /** The chance above which the volume is back to normal. */
  private static final double NORMAL = 0.02;

  private static final double LARGE = 3;
  private static final int LEAST_ARTICLES = 5;
  private static final int LEAST_DAYS = 14;
  private static final int FOUR_WEEKS = 28;
  private static final int[] WINDOWS = {1, 2, 4, 7, 14};

  private VolumeMonitor() {}

  /** Names the state of the volume. The order is stored. */
  public enum Level {
    /** There is too little history. */
    LEARNING,
    NORMAL,
    DOWN,
    UP;

    /** Returns the name in JSON. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Holds the last verdict.
   *
   * @param since the block of six hours in which the level began; 0: from the beginning
   */
  public record Status(Level level, long since) {
    public static final Status UNKNOWN = new Status(Level.LEARNING, 0);
  }

  /**
   * Says how the volume is.
   *
   * @param isChanged whether an alarm began or ended and should be reported
   * @param sentence for people
   */
  public record Verdict(Status status, boolean isChanged, String sentence) {}

  /** Judges the blocks that are complete at {@code now}. */
  public static Verdict judge(VolumeHistory history, Status before, Instant now) {
    long end = VolumeHistory.block(now);
    boolean wasAlarm = before.level() == Level.DOWN || before.level() == Level.UP;
    VolumeWindow typical = null;
    for (int days : WINDOWS) {
      VolumeWindow window = VolumeWindow.of(history, end, days, FOUR_WEEKS);
      // After an alarm, the days of the alarm do not raise the next one.
      boolean isClear = wasAlarm || end - days * VolumeHistory.BLOCKS_A_DAY >= before.since();
      if (window.days() < LEAST_DAYS || window.past() < LEAST_ARTICLES || !isClear) {
        continue;
      }
      if (typical == null || typical.expected() < LARGE) {
        typical = window;
      }
      Level alarm = alarm(window);
      if (!wasAlarm && alarm != Level.NORMAL) {
        return new Verdict(new Status(alarm, end), true, window.sentence());
      }
    }
    if (typical == null) {
      Status status = wasAlarm ? before : new Status(Level.LEARNING, before.since());
      return new Verdict(
          status, false, "The feed is known for too short a time, or brings too little.");
    }
    if (wasAlarm && !isNormal(typical, before.level())) {
      return new Verdict(before, false, typical.sentence());
    }
    if (wasAlarm) {
      return new Verdict(
          new Status(Level.NORMAL, end),
          true,
          "The volume is back to normal. " + typical.sentence());
    }
    return new Verdict(new Status(Level.NORMAL, before.since()), false, typical.sentence());
  }

  /**
   * Returns a sentence if nothing new came from any feed for too long.
   *
   * @param lastNew when the last new article came, or the service started
   */
  public static Optional<String> pipe(Instant lastNew, Duration limit, Instant now) {
    Duration silence = Duration.between(lastNew, now);
    return silence.compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(
            "Nothing new came from any feed for %d minutes (since %s); the limit is %d minutes."
                .formatted(silence.toMinutes(), lastNew, limit.toMinutes()));
  }

  private static Level alarm(VolumeWindow window) {
    if (window.chanceOfSoFew() < TOO_FEW) {
      return Level.DOWN;
    }
    boolean isUp =
        window.count() >= 2 * window.expected()
            && window.count() >= LEAST_ARTICLES
            && window.chanceOfSoMany() < TOO_MANY;
    return isUp ? Level.UP : Level.NORMAL;
  }

  private static boolean isNormal(VolumeWindow window, Level alarm) {
    return alarm == Level.DOWN ? window.chanceOfSoFew() > NORMAL : window.chanceOfSoMany() > NORMAL;
  }
}
