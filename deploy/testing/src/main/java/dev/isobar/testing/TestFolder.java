package dev.isobar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates folders for the data of tests, named after this process. The next process deletes the
 * folders of ended ones, because a server may still be writing when its tests end.
 */
final class TestFolder {
  private static final Path ROOT =
      Path.of(System.getProperty("java.io.tmpdir"), "isobar-tests-" + user());

  private TestFolder() {}

  static Path make(String what) {
    deleteFoldersOfEndedProcesses();
    try {
      Path own = ROOT.resolve(String.valueOf(ProcessHandle.current().pid()));
      Files.createDirectories(own);
      return Files.createTempDirectory(own, what + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes as much as possible; the next process deletes the rest. */
  static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // A leftover folder does no harm.
      System.getLogger(TestFolder.class.getName())
          .log(System.Logger.Level.DEBUG, "left " + folder, e);
    }
  }

  private static void deleteFoldersOfEndedProcesses() {
    for (Path folder : folders()) {
      String pid = folder.getFileName().toString();
      if (pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
        delete(folder);
      }
    }
  }

  private static List<Path> folders() {
    if (!Files.isDirectory(ROOT)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(ROOT)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String user() {
    return System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
  }
}
