package dev.isobar.local.quality;

import java.nio.file.Path;

/** A data set is not where it is looked for. */
final class MissingSet extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param expected what would have to be there, in words
   */
  MissingSet(Path at, String expected) {
    super("no data at %s: %s is expected there".formatted(at, expected));
  }

  MissingSet(String why) {
    super(why);
  }
}
