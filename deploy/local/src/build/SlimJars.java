import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Reduces the size of the folder that isobar.jar contains. {@code pom.xml} runs this source file as
 * a build step with the folder as its argument.
 *
 * <ul>
 *   <li>A jar of the launcher that the services also have is deleted. {@code launcher/shared.txt}
 *       lists its remaining copy.
 *   <li>Native libraries stay for Linux on x86-64 and arm64 only.
 *   <li>Entries of the jars are stored, not compressed. isobar.jar then compresses each jar as a
 *       whole, which is a third smaller than class by class.
 * </ul>
 */
public final class SlimJars {
  private static final Pattern NATIVE =
      Pattern.compile("(?i).*\\.(so|a|dll|dylib|jnilib)|.*\\.dSYM/.*");
  private static final Pattern LINUX =
      Pattern.compile(
          "(?i)(?!.*android)(.*linux|META-INF/native/)"
              + ".*(amd64|x86_64|x64|aarch_?64|arm64)(-musl)?(/[^/]*)?\\.so");

  private SlimJars() {}

  public static void main(String[] args) throws IOException {
    Path carried = Path.of(args[0]);
    shareLaunchersJars(carried);
    for (Path jar : jars(carried)) {
      slim(jar);
    }
  }

  private static void shareLaunchersJars(Path carried) throws IOException {
    List<String> shared = new ArrayList<>();
    for (Path jar : jars(carried.resolve("launcher"))) {
      for (String group : List.of("lib/main/", "lib/boot/")) {
        Path twin = carried.resolve(group + jar.getFileName());
        if (Files.exists(twin)) {
          if (Files.mismatch(jar, twin) >= 0) {
            throw new IllegalStateException("Jars with the same name differ: " + twin);
          }
          Files.delete(jar);
          shared.add(group + jar.getFileName());
        }
      }
    }
    Files.write(carried.resolve("launcher/shared.txt"), shared);
  }

  private static void slim(Path jar) throws IOException {
    Path slimmed = Path.of(jar + ".slim");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(slimmed))) {
      Set<String> written = new HashSet<>();
      for (ZipEntry entry : in.stream().toList()) {
        if (isWanted(entry.getName()) && written.add(entry.getName())) {
          out.putNextEntry(stored(entry));
          try (InputStream content = in.getInputStream(entry)) {
            content.transferTo(out);
          }
        }
      }
    }
    Files.delete(jar);
    Files.move(slimmed, jar);
  }

  private static boolean isWanted(String name) {
    return !NATIVE.matcher(name).matches() || LINUX.matcher(name).matches();
  }

  /** Copies an entry with its time, so that the build is reproducible. */
  private static ZipEntry stored(ZipEntry entry) {
    ZipEntry stored = new ZipEntry(entry.getName());
    stored.setMethod(ZipEntry.STORED);
    stored.setSize(entry.getSize());
    stored.setCrc(entry.getCrc());
    stored.setTimeLocal(entry.getTimeLocal());
    return stored;
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
