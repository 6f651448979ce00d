package dev.isobar.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends this JVM when its standard input ends. The pipe to the parent
 * process breaks when the parent ends, even by SIGKILL, so no orphan remains.
 *
 * <p>It needs only the JDK, so it can be added to any application.
 */
public final class ParentWatchdog {
  /** How long the application may take to shut down, in milliseconds. */
  private static final long GRACE = 8_000;

  private ParentWatchdog() {}

  /** The first argument names the main class; the others are its own. */
  public static void main(String[] args) throws Throwable {
    daemon("attached", ParentWatchdog::endWithInput);
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Any input means that the parent is alive.
        continue;
      }
    } catch (IOException e) {
      // A broken pipe means the same as a closed one.
    }
    daemon("attached-halt", ParentWatchdog::haltAfterGrace);
    System.exit(143);
  }

  /** Halts the JVM if it does not stop, for example because the broker has ended too. */
  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(143);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
