package dev.isobar.local.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Is the main class of {@code isobar.jar}: unpacks the jar and runs the command from there. Needs
 * only the JDK.
 */
public final class Launcher {
  /** The system property that names the {@link UnpackedApp} of a running isobar.jar. */
  public static final String HOME = "isobar.home";

  private static final String COMMAND = "dev.isobar.local.IsobarCommand";

  private Launcher() {}

  public static void main(String[] args) throws Throwable {
    Path jar = ownJar();
    Arguments arguments = new Arguments(List.of(args));
    if (!arguments.runsCommand()) {
      // --help must not unpack the jar.
      List<Path> classPath = new ArrayList<>(List.of(jar));
      classPath.addAll(UnpackedApp.extractForHelp(jar));
      run(classPath, args);
      return;
    }
    UnpackedApp home;
    try {
      home = UnpackedApp.unpack(jar, arguments.dataFolder().resolve("app"));
    } catch (IOException e) {
      System.err.println("isobar: cannot write to " + arguments.dataFolder() + ": " + e);
      System.err.println(
          "Free some space, or choose another folder: with --data, or the current one for quality.");
      System.exit(1);
      return;
    }
    System.setProperty(HOME, home.folder().toString());
    System.setProperty(
        "java.class.path",
        home.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    run(home.classPath(), args);
  }

  private static void run(List<Path> classPath, String[] args) throws Throwable {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(classPath.get(i));
    }
    // Stays open until the JVM ends.
    @SuppressWarnings("resource")
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader.loadClass(COMMAND).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  private static Path ownJar() throws URISyntaxException {
    Path jar = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(jar)) {
      throw new IllegalStateException("Run target/isobar.jar, not the classes in " + jar);
    }
    return jar;
  }
}
