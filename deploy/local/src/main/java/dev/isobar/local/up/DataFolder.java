package dev.isobar.local.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Manages the folder with all data of a newswire. Only one newswire can use it at a time. */
final class DataFolder implements AutoCloseable {
  /** The time limit for the children of a killed newswire to end. */
  private static final Duration ENDING = Duration.ofSeconds(15);

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks the folder for this process and waits until processes of an earlier run have ended.
   *
   * @throws UserException if the folder is not writable, or another newswire uses it
   */
  static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new UserException(
            "Another isobar uses " + folder + ". Stop it, or choose another folder with --data.");
      }
      DataFolder taken = new DataFolder(folder, channel);
      taken.awaitLeftoverProcesses();
      return taken;
    } catch (IOException e) {
      throw new UserException(
          "Cannot write to " + folder + ": " + e + ". Choose another folder with --data.", e);
    }
  }

  Path path() {
    return folder;
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  /**
   * Writes the processes of this run to the file {@code processes}: id, start time and name, one a
   * line. The next run looks for them there if this one is killed.
   */
  void writeProcesses(Map<String, ProcessHandle> processes) throws IOException {
    List<String> lines = new ArrayList<>();
    processes.forEach(
        (name, process) -> lines.add(process.pid() + " " + started(process) + " " + name));
    Files.write(processFile(), lines);
  }

  @Override
  public void close() {
    try {
      if (!isClosed()) {
        Files.deleteIfExists(processFile());
        channel.close();
      }
    } catch (IOException e) {
      throw new UserException("Cannot release " + folder + ": " + e, e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private void awaitLeftoverProcesses() throws IOException {
    if (!Files.exists(processFile())) {
      return;
    }
    Instant deadline = Instant.now().plus(ENDING);
    for (String line : Files.readAllLines(processFile())) {
      String[] words = line.split(" ");
      ProcessHandle left = ProcessHandle.of(Long.parseLong(words[0])).orElse(null);
      // The id alone is not enough, because another program may have it now.
      if (left != null && left.isAlive() && started(left).equals(words[1])) {
        awaitEnd(left, deadline);
      }
    }
    Files.delete(processFile());
  }

  private static void awaitEnd(ProcessHandle left, Instant deadline) throws IOException {
    long millis = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
    try {
      left.onExit().get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      left.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an earlier newswire ends", e);
    }
  }

  private Path processFile() {
    return folder.resolve("processes");
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
