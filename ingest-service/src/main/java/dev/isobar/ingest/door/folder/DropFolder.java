package dev.isobar.ingest.door.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the files of a folder that are complete, and moves them away: to {@code done/} or {@code
 * failed/} under the same relative name.
 */
final class DropFolder {
  static final String DONE = "done";
  static final String FAILED = "failed";

  private final Path root;
  private final String defaultFeed;
  private final Duration quiet;

  DropFolder(Path root, String defaultFeed, Duration quiet) {
    this.root = root;
    this.defaultFeed = defaultFeed;
    this.quiet = quiet;
  }

  /** Returns the files that have not changed for a while, the oldest first. */
  List<Path> complete(Instant now) throws IOException {
    Instant unchangedSince = now.minus(quiet);
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files
          .filter(file -> isArticleFile(root.relativize(file)) && isQuiet(file, unchangedSince))
          .sorted(Comparator.comparing(DropFolder::modified).thenComparing(file -> file))
          .toList();
    }
  }

  /** Returns the feed of a file: the name of its subfolder, else the default. */
  String feed(Path file) {
    Path relative = root.relativize(file);
    return relative.getNameCount() > 1 ? relative.getName(0).toString() : defaultFeed;
  }

  /** Returns the name of a file below the folder, with {@code /}. */
  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Moves a file away in one step and returns its new place; never replaces another file. */
  Path move(Path file, String target) throws IOException {
    Path wanted = root.resolve(target).resolve(root.relativize(file));
    Files.createDirectories(wanted.getParent());
    Path free = wanted;
    for (int number = 2; Files.exists(free); number++) {
      free = wanted.resolveSibling(number + "-" + wanted.getFileName());
    }
    return Files.move(file, free, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isArticleFile(Path relative) {
    String first = relative.getName(0).toString();
    String name = relative.getFileName().toString().toLowerCase(Locale.ROOT);
    return !first.equals(DONE)
        && !first.equals(FAILED)
        && !first.startsWith(".")
        && !name.startsWith(".")
        && !name.endsWith(".part")
        && !name.endsWith(".tmp");
  }

  private static boolean isQuiet(Path file, Instant unchangedSince) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          && !attributes.lastModifiedTime().toInstant().isAfter(unchangedSince);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.MAX;
    }
  }
}
