package dev.isobar.local.stack;

import dev.isobar.embedded.ParentWatchdog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Locates the packaged services: those in isobar.jar, or those of the last build. */
public final class ServiceApps {
  private final Map<Service, Path> folders;

  private ServiceApps(Map<Service, Path> folders) {
    this.folders = folders;
  }

  /** Returns the services of an unpacked isobar.jar. */
  public static ServiceApps inHome(Path home) {
    Map<Service, Path> folders = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      folders.put(service, home.resolve("apps").resolve(service.label()));
    }
    return new ServiceApps(folders);
  }

  /** Returns the services of the last build, {@code X/target/quarkus-app} below the root. */
  public static ServiceApps built(Path root) {
    Map<Service, Path> folders = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      folders.put(service, root.resolve(service.label()).resolve("target/quarkus-app"));
    }
    return new ServiceApps(folders);
  }

  /** Returns the folder with the service's {@code quarkus-run.jar}. */
  public Path folder(Service service) {
    return folders.get(service);
  }

  /**
   * Returns the jars that {@code java -jar quarkus-run.jar} loads through its class loader.
   *
   * @param quarkusApp the folder of a packaged service
   */
  public static List<Path> jars(Path quarkusApp) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("app", "lib/main")) {
      try (Stream<Path> files = Files.list(quarkusApp.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return jars;
  }

  /**
   * Returns the jar of the interface through which a service writes its log. {@code
   * quarkus-run.jar} loads it apart from {@link #jars}, with an implementation that needs Quarkus.
   */
  public static List<Path> loggingJar(Path quarkusApp) throws IOException {
    try (Stream<Path> files = Files.list(quarkusApp.resolve("lib/boot"))) {
      return files
          .filter(file -> file.getFileName().toString().contains("jboss-logging-"))
          .toList();
    }
  }

  /**
   * Returns the class path of the service's JVM: its own jar, and a jar with the watchdog class.
   *
   * @param scratch the folder for the watchdog's jar, which is written if it is missing
   */
  String classPath(Service service, Path scratch) {
    Path jar = folder(service).resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          service.label() + " is not packaged, " + jar + " is missing: run mvn package");
    }
    return jar + java.io.File.pathSeparator + attachedJar(scratch);
  }

  private static synchronized Path attachedJar(Path scratch) {
    Path jar = scratch.resolve("attached.jar");
    String name = ParentWatchdog.class.getName().replace('.', '/') + ".class";
    try (InputStream in = ParentWatchdog.class.getClassLoader().getResourceAsStream(name)) {
      byte[] bytes = in.readAllBytes();
      if (Files.exists(jar)) {
        return jar;
      }
      Path unfinished = Files.createTempFile(scratch, "attached", ".tmp");
      try (OutputStream out = Files.newOutputStream(unfinished);
          JarOutputStream file = new JarOutputStream(out)) {
        file.putNextEntry(new JarEntry(name));
        file.write(bytes);
      }
      return Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
