package dev.isobar.local.quality.data;

import java.nio.file.Path;

/** Reports a missing data set. */
public final class MissingSet extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param expected the expected content, in words
   */
  public MissingSet(Path at, String expected) {
    super("no data at %s, which must contain %s".formatted(at, expected));
  }

  public MissingSet(String why) {
    super(why);
  }
}
