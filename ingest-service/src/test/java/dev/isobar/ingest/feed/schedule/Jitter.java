package dev.isobar.ingest.feed.schedule;

import java.util.random.RandomGenerator;

/** Replaces chance by its ends. */
enum Jitter implements RandomGenerator {
  NONE {
    @Override
    public long nextLong(long bound) {
      return 0;
    }
  },
  MOST {
    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  };

  @Override
  public long nextLong() {
    return 0;
  }
}
