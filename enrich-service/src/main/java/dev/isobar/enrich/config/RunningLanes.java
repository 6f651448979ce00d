package dev.isobar.enrich.config;

import java.util.Arrays;

/** The lanes that a replica runs. Others of its group may run the rest. */
public enum RunningLanes {
  BOTH,
  QUICK,
  DEEP;

  /**
   * Returns the lanes of a setting.
   *
   * @throws IllegalArgumentException if it is none; the message says what may be set
   */
  static RunningLanes of(String setting) {
    return Arrays.stream(values())
        .filter(lanes -> lanes.name().equalsIgnoreCase(setting))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "isobar.enrich.channel.lanes is both, quick or deep, not " + setting));
  }

  /** Returns whether the replica reads raw articles. */
  public boolean quick() {
    return this != DEEP;
  }

  /** Returns whether the replica reads the articles of the quick lane. */
  public boolean deep() {
    return this != QUICK;
  }
}
