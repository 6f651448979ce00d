package dev.isobar.local.stack;

/**
 * How broker and database run.
 *
 * @param kafkaPort 0 for a free one
 * @param postgresPort 0 for a free one
 * @param kafkaHeap the broker's largest heap, as {@code -Xmx} takes it
 */
public record BackingSettings(int kafkaPort, int postgresPort, String kafkaHeap) {

  /** Free ports and a small heap. */
  public static BackingSettings anywhere() {
    return new BackingSettings(0, 0, "256m");
  }
}
