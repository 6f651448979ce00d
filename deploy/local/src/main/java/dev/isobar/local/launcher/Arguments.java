package dev.isobar.local.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads the few arguments that are needed before picocli is unpacked.
 *
 * @param all all arguments of the program
 */
record Arguments(List<String> all) {
  /** The default folder for the data of {@code up}. */
  static final String DEFAULT_DATA = "isobar-data";

  private static final String READ_ONLY_COMMAND = "quality";

  Arguments {
    all = List.copyOf(all);
  }

  /** Returns whether the command does something, rather than print help. */
  boolean runsCommand() {
    return !all.isEmpty()
        && !all.get(0).startsWith("-")
        && !all.contains("-h")
        && !all.contains("--help")
        && !all.contains("-V")
        && !all.contains("--version");
  }

  /** Returns the folder for writing. {@code quality} only reads the folder of {@code --data}. */
  Path dataFolder() {
    String folder = DEFAULT_DATA;
    for (int i = 0; i < all.size() && !all.get(0).equals(READ_ONLY_COMMAND); i++) {
      if (all.get(i).startsWith("--data=")) {
        folder = all.get(i).substring("--data=".length());
      } else if (all.get(i).equals("--data") && i + 1 < all.size()) {
        folder = all.get(i + 1);
      }
    }
    return Path.of(folder).toAbsolutePath();
  }
}
