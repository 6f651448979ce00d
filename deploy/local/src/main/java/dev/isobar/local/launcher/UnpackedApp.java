package dev.isobar.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Unpacks isobar.jar to a folder: {@code launcher/} with the jars of this program, and {@code
 * apps/X/} with each packaged service. The name of the folder is specific to the build, so each
 * build is unpacked once.
 *
 * @param folder the folder
 * @param classPath the launcher's jars
 */
record UnpackedApp(Path folder, List<Path> classPath) {
  private static final String CARRIED = "carried/";
  private static final List<String> FOR_HELP =
      List.of(
          "/info.picocli.picocli-",
          "com.fasterxml.jackson.core.jackson-core-",
          "com.fasterxml.jackson.core.jackson-databind-",
          "com.fasterxml.jackson.core.jackson-annotations-");
  private static final String LAUNCHER = "launcher/isobar-launcher.jar";

  /** Lists the launcher's jars that services also have, one path per line; written by the build. */
  private static final String SHARED = "launcher/shared.txt";

  UnpackedApp {
    classPath = List.copyOf(classPath);
  }

  /** Unpacks the jar under {@code parent} unless the folder of this build already exists. */
  static UnpackedApp unpack(Path jar, Path parent) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries = file.stream().filter(entry -> !entry.isDirectory()).toList();
      Path folder = parent.resolve(build(entries));
      if (!Files.isDirectory(folder)) {
        Path unfinished = parent.resolve("unfinished-" + ProcessHandle.current().pid());
        write(file, entries, unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return new UnpackedApp(folder, classPath(folder));
    }
  }

  /**
   * Copies the few jars that {@code --help} needs to temporary files: those of the commands'
   * members.
   */
  static List<Path> extractForHelp(Path jar) throws IOException {
    List<Path> copies = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : FOR_HELP) {
        JarEntry entry =
            file.stream().filter(e -> e.getName().contains(name)).findFirst().orElseThrow();
        Path copy = Files.createTempFile("isobar-", ".jar");
        copy.toFile().deleteOnExit();
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        copies.add(copy);
      }
    }
    return copies;
  }

  /** Returns a name for this content, from the checksums in the jar's directory. */
  private static String build(List<JarEntry> entries) {
    CRC32 sum = new CRC32();
    for (JarEntry entry : entries) {
      sum.update((entry.getName() + entry.getCrc() + entry.getSize()).getBytes());
    }
    return "%08x".formatted(sum.getValue());
  }

  private static void write(JarFile file, List<JarEntry> entries, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("launcher"));
    try (OutputStream out = Files.newOutputStream(folder.resolve(LAUNCHER));
        JarOutputStream launcher = new JarOutputStream(out)) {
      for (JarEntry entry : entries) {
        try (InputStream in = file.getInputStream(entry)) {
          if (entry.getName().startsWith(CARRIED)) {
            Path target = folder.resolve(entry.getName().substring(CARRIED.length()));
            Files.createDirectories(target.getParent());
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
          } else {
            launcher.putNextEntry(new JarEntry(entry.getName()));
            in.transferTo(launcher);
          }
        }
      }
    }
    shareJars(folder);
  }

  /** Links shared jars, because each program looks for its jars in its own folder. */
  private static void shareJars(Path folder) throws IOException {
    Path shared = folder.resolve("lib");
    for (Path app : children(folder.resolve("apps"))) {
      for (Path group : children(shared)) {
        Path own = app.resolve("lib").resolve(group.getFileName());
        Files.createDirectories(own);
        for (Path jar : children(group)) {
          share(jar, own.resolve(jar.getFileName()));
        }
      }
    }
    for (String jar : Files.readAllLines(folder.resolve(SHARED))) {
      Path source = folder.resolve(jar);
      share(source, folder.resolve("launcher").resolve(source.getFileName()));
    }
    Files.delete(folder.resolve(SHARED));
  }

  private static void share(Path jar, Path at) throws IOException {
    try {
      Files.createLink(at, jar);
    } catch (UnsupportedOperationException | IOException e) {
      // Not every file system supports links.
      Files.copy(jar, at, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> classPath(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>(children(folder.resolve("launcher")));
    jars.sort(null);
    return jars;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
