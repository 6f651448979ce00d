package dev.isobar.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packaged isobar.jar carries, and what it does not. */
class IsobarJarIT {
  private static final Path JAR = Path.of("target/isobar.jar");

  /** Ignores the classes that Quarkus generates or changes for each service. */
  private static final String GENERATED = "/quarkus/";

  /** Returns the entries of each inner jar, by the name of the jar. */
  private static final Map<String, List<Entry>> CARRIED = new TreeMap<>();

  private record Entry(String name, long crc) {
    boolean isClass() {
      return name.endsWith(".class") && !name.endsWith("module-info.class");
    }
  }

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (ZipEntry entry : jar.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        try (InputStream content = jar.getInputStream(entry)) {
          CARRIED.put(entry.getName(), entries(content));
        }
      }
    }
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(190_000_000);
  }

  @Test
  void holdsNoJarTwice() {
    Map<String, List<String>> places =
        CARRIED.keySet().stream()
            .filter(jar -> !jar.contains(GENERATED) && !jar.endsWith("/quarkus-run.jar"))
            .collect(Collectors.groupingBy(jar -> jar.substring(jar.lastIndexOf('/') + 1)));
    assertThat(places.values()).isNotEmpty().allMatch(jars -> jars.size() == 1);
  }

  @Test
  void holdsNoClassFileTwice() {
    Map<Entry, List<String>> places = new HashMap<>();
    CARRIED.forEach(
        (jar, entries) ->
            entries.stream()
                .filter(entry -> entry.isClass() && !jar.contains(GENERATED))
                .forEach(entry -> places.computeIfAbsent(entry, e -> new ArrayList<>()).add(jar)));
    places.values().removeIf(jars -> jars.size() == 1);
    assertThat(places).isEmpty();
  }

  @Test
  void holdsNativeLibrariesOfLinuxOnly() {
    assertThat(nativeLibraries("onnxruntime"))
        .containsExactlyInAnyOrder(
            "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
            "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so",
            "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
            "ai/onnxruntime/native/linux-aarch64/libonnxruntime4j_jni.so");
    assertThat(nativeLibraries("zstd-jni")).hasSize(2);
    assertThat(nativeLibraries("lz4-java")).hasSize(2);
    assertThat(nativeLibraries("snappy-java")).hasSize(3);
    assertThat(nativeLibraries(""))
        .isNotEmpty()
        .allMatch(name -> name.endsWith(".so"))
        .noneMatch(name -> name.matches("(?i).*(win|darwin|mac|bsd|android|ppc|arm/|riscv).*"));
  }

  @Test
  void holdsTheLicencesOfWhatItCarries() throws IOException {
    List<String> licences =
        List.of(
            "MIT.txt",
            "BSD-3-Clause.txt",
            "Unicode-3.0.txt",
            "CC-BY-4.0.txt",
            "CC-BY-SA-4.0.txt",
            "PostgreSQL.txt");
    List<String> files = new ArrayList<>(List.of("META-INF/LICENSE", "META-INF/NOTICE"));
    licences.forEach(licence -> files.add("META-INF/licences/" + licence));
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(files)
          .allMatch(file -> jar.getEntry(file) != null && jar.getEntry(file).getSize() > 0);
      String notice = text(jar, "META-INF/NOTICE");
      assertThat(notice)
          .contains("weights of these two models are therefore licensed under CC BY-SA");
      assertThat(text(jar, "META-INF/licences/MIT.txt"))
          .contains(
              "Microsoft Corporation", "staoxiao", "Sun Junyi", "mwn", "Zihan Liu", "Leon Sorokin");
    }
    // The image of enrich-service contains the models without the rest of isobar.jar.
    assertThat(CARRIED.entrySet())
        .filteredOn(jar -> jar.getKey().contains("/isobar-enrich-service-"))
        .singleElement()
        .satisfies(jar -> assertThat(jar.getValue()).extracting(Entry::name).containsAll(files));
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }
  }

  private static List<String> nativeLibraries(String library) {
    return CARRIED.entrySet().stream()
        .filter(jar -> jar.getKey().contains(library))
        .flatMap(jar -> jar.getValue().stream())
        .map(Entry::name)
        .filter(name -> name.matches(".*\\.(so|a|dll|dylib|jnilib)|.*\\.dSYM/.*"))
        .toList();
  }

  private static List<Entry> entries(InputStream jar) throws IOException {
    List<Entry> entries = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(jar);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries.add(new Entry(entry.getName(), entry.getCrc()));
    }
    return entries;
  }
}
