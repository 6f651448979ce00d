package dev.isobar.ingest.feed.registry;

/** Reports that another replica owns a feed now, and goes on from the last state of the feed. */
public class NotOwnerException extends Exception {
  private static final long serialVersionUID = 1;

  /** Creates the report for a key of {@code isobar.feed-states}. */
  public NotOwnerException(String key) {
    super("Another replica owns " + key + " now");
  }
}
