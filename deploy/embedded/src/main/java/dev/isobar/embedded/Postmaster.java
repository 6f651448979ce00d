package dev.isobar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds and stops the PostgreSQL server process of one data folder by its {@code postmaster.pid}.
 * PostgreSQL outlives the JVM that started it, so the next start must identify the server it finds.
 */
final class Postmaster {
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Path pidFile;
  private final ProcessHandle process;

  private Postmaster(Path pidFile, ProcessHandle process) {
    this.pidFile = pidFile;
    this.process = process;
  }

  /** Returns the server that runs on this data folder; empty if the file is missing or stale. */
  static Optional<Postmaster> runningOn(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(Postmaster::isPostgres)
        .map(process -> new Postmaster(pidFile, process));
  }

  ProcessHandle process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  /** Stops the server with a "fast" shutdown and waits until it has ended. */
  void stop() throws IOException {
    signal("INT");
    if (!ended(STOP)) {
      signal("QUIT");
      if (!ended(STOP)) {
        throw new IOException("PostgreSQL (process " + pid() + ") does not stop");
      }
    }
  }

  /**
   * Starts a shell that stops the server when this JVM ends for any reason. Close the input of the
   * returned process, or destroy it, to end it.
   */
  Process stopWhenThisJvmEnds() throws IOException {
    String script =
        "trap '' INT HUP; cat >/dev/null; "
            + "[ \"$(head -n 1 \"$1\" 2>/dev/null)\" = \"$2\" ] && kill -INT \"$2\"";
    return new ProcessBuilder(
            "sh", "-c", script, "isobar-postgres-guard", pidFile.toString(), "" + pid())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    }
  }

  private boolean ended(Duration within) throws IOException {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /**
   * Checks the program too, because the id may belong to another process after a restart of the
   * machine.
   */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }
}
