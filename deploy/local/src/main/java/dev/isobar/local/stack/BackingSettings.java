package dev.isobar.local.stack;

/**
 * Holds the settings of broker and database.
 *
 * @param kafkaPort 0 for a free one
 * @param postgresPort 0 for a free one
 * @param kafkaHeap the largest heap of the broker, as for {@code -Xmx}
 */
public record BackingSettings(int kafkaPort, int postgresPort, String kafkaHeap) {

  private static final String SMALL_HEAP = "256m";

  /** Returns the default ports of Kafka and PostgreSQL, and a small heap. */
  public static BackingSettings defaults() {
    return new BackingSettings(9092, 5432, SMALL_HEAP);
  }

  /** Returns free ports and a small heap. */
  public static BackingSettings freePorts() {
    return new BackingSettings(0, 0, SMALL_HEAP);
  }
}
