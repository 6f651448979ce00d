package dev.isobar.local.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * The little that must be known of the command line before the command line's own reader is there.
 *
 * @param all as the program was given them
 */
record Arguments(List<String> all) {
  /** The folder where {@code up} keeps its data, unless {@code --data} says otherwise. */
  static final String DEFAULT_DATA = "isobar-data";

  private static final String READS_ITS_DATA = "quality";

  Arguments {
    all = List.copyOf(all);
  }

  /** Whether this is a command that does something, rather than one that explains. */
  boolean runsSomething() {
    return !all.isEmpty()
        && !all.get(0).startsWith("-")
        && !all.contains("-h")
        && !all.contains("--help")
        && !all.contains("-V")
        && !all.contains("--version");
  }

  /** Where the program may write. What {@code quality} is told of with --data, it only reads. */
  Path dataFolder() {
    String folder = DEFAULT_DATA;
    for (int i = 0; i < all.size() && !all.get(0).equals(READS_ITS_DATA); i++) {
      if (all.get(i).startsWith("--data=")) {
        folder = all.get(i).substring("--data=".length());
      } else if (all.get(i).equals("--data") && i + 1 < all.size()) {
        folder = all.get(i + 1);
      }
    }
    return Path.of(folder).toAbsolutePath();
  }
}
