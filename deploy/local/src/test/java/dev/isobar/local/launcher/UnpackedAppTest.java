package dev.isobar.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedAppTest {
  private static final Map<String, String> CARRIED =
      Map.of(
          "dev/isobar/Some.class", "launcher's own",
          "carried/launcher/org.x.x-1.jar", "x",
          "carried/launcher/shared.txt", "lib/main/org.y.y-1.jar",
          "carried/lib/main/org.y.y-1.jar", "y",
          "carried/apps/ingest-service/quarkus-run.jar", "run",
          "carried/apps/query-service/quarkus-run.jar", "run too");

  @TempDir Path dir;

  @Test
  void unpacksEachServiceWithAllItsJars() throws IOException {
    UnpackedApp home = UnpackedApp.unpack(jar(CARRIED), dir.resolve("app"));
    Path ingest = home.folder().resolve("apps/ingest-service");
    assertThat(ingest.resolve("quarkus-run.jar")).hasContent("run");
    assertThat(ingest.resolve("lib/main/org.y.y-1.jar")).hasContent("y");
    assertThat(home.folder().resolve("apps/query-service/lib/main/org.y.y-1.jar")).hasContent("y");
    assertThat(home.classPath())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("isobar-launcher.jar", "org.x.x-1.jar", "org.y.y-1.jar");
    assertThat(home.classPath().get(2)).hasContent("y");
    try (JarFile launcher = new JarFile(home.classPath().get(0).toFile())) {
      assertThat(launcher.stream().map(JarEntry::getName)).containsExactly("dev/isobar/Some.class");
    }
  }

  @Test
  void unpacksOncePerBuild() throws IOException {
    Path parent = dir.resolve("app");
    UnpackedApp first = UnpackedApp.unpack(jar(CARRIED), parent);
    Path mark = Files.createFile(first.folder().resolve("mark"));
    assertThat(UnpackedApp.unpack(jar(CARRIED), parent)).isEqualTo(first);
    assertThat(mark).exists();

    Map<String, String> changed = new TreeMap<>(CARRIED);
    changed.put("carried/launcher/org.x.x-1.jar", "x changed");
    assertThat(UnpackedApp.unpack(jar(changed), parent).folder()).isNotEqualTo(first.folder());
  }

  @Test
  void leavesNothingUnfinished() throws IOException {
    Path parent = dir.resolve("app");
    UnpackedApp home = UnpackedApp.unpack(jar(CARRIED), parent);
    try (Stream<Path> children = Files.list(parent)) {
      assertThat(children).containsExactly(home.folder());
    }
  }

  private Path jar(Map<String, String> entries) throws IOException {
    Path jar = dir.resolve("isobar.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream file = new JarOutputStream(out)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        file.putNextEntry(new JarEntry(entry.getKey()));
        file.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
