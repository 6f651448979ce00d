package dev.isobar.helm.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Lines of an article's id and its revision, in a file that survives the program. */
final class Receipts {
  private final Path file;

  Receipts(Path file) {
    this.file = file;
  }

  /** Adds a receipt. */
  synchronized void add(String id, String revision) throws IOException {
    Files.writeString(
        file, id + " " + revision + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Returns the newest accepted revision of each article. */
  static Map<String, Long> newest(Path file) throws IOException {
    Map<String, Long> newest = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(" ");
      newest.merge(fields[0], Long.parseLong(fields[1]), Math::max);
    }
    return newest;
  }
}
