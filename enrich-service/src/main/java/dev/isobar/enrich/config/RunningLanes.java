package dev.isobar.enrich.config;

/** The lanes that a replica runs. Others of its group may run the rest. */
public enum RunningLanes {
  BOTH,
  QUICK,
  DEEP;

  /** Returns whether the replica reads raw articles. */
  public boolean quick() {
    return this != DEEP;
  }

  /** Returns whether the replica reads the articles of the quick lane. */
  public boolean deep() {
    return this != QUICK;
  }
}
