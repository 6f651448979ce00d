package dev.isobar.local.stack;

/**
 * Describes how broker and database run.
 *
 * @param kafkaPort 0 for a free one
 * @param postgresPort 0 for a free one
 * @param kafkaHeap the broker's largest heap, as {@code -Xmx} takes it
 */
public record BackingSettings(int kafkaPort, int postgresPort, String kafkaHeap) {

  private static final String SMALL_HEAP = "256m";

  /** Returns the usual ports of Kafka and PostgreSQL, and a small heap. */
  public static BackingSettings usual() {
    return new BackingSettings(9092, 5432, SMALL_HEAP);
  }

  /** Returns free ports and a small heap. */
  public static BackingSettings anywhere() {
    return new BackingSettings(0, 0, SMALL_HEAP);
  }
}
