package dev.isobar.local.quality.data;

import java.nio.file.Path;

/** Reports a missing data set. */
public final class MissingDataSetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param expected the expected content, in words
   */
  public MissingDataSetException(Path at, String expected) {
    super("no data at %s, which must contain %s".formatted(at, expected));
  }

  public MissingDataSetException(String why) {
    super(why);
  }
}
