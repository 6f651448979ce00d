package dev.isobar.local.quality.data;

import java.nio.file.Path;

/** A data set is not where it is looked for. */
public final class MissingSet extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param expected what would have to be there, in words
   */
  public MissingSet(Path at, String expected) {
    super("no data at %s: %s is expected there".formatted(at, expected));
  }

  public MissingSet(String why) {
    super(why);
  }
}
