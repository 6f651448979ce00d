package dev.isobar.local.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Keeps the number of the last record that was pushed, in a file that survives an interruption. */
final class PushProgress {
  private final Path file;
  private final String identity;

  PushProgress(Path folder, String identity) {
    UUID name = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    this.file = folder.resolve(".isobar-push-" + name);
    this.identity = identity;
  }

  /** Returns the last record that was pushed; 0 for none. */
  long record() throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() == 2 && lines.get(1).equals(identity) ? Long.parseLong(lines.get(0)) : 0;
  }

  /** Replaces the number in one step. */
  void write(long record) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, List.of(String.valueOf(record), identity));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
