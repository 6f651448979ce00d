package dev.isobar.ingest.feed.registry;

/** Reports that feeds cannot be read or changed now. The same request may succeed later. */
public class FeedsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FeedsUnavailableException(String message) {
    super(message);
  }

  FeedsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
