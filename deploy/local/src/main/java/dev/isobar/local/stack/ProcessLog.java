package dev.isobar.local.stack;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Passes on the output of a service, writes it to the log file, and keeps the last lines. */
final class ProcessLog {
  private static final int MAX_LINES = 20;

  private final Service service;
  private final Path file;
  private final LogSink sink;
  private final Deque<String> last = new ArrayDeque<>();
  private Thread reader;

  ProcessLog(Service service, Path file, LogSink sink) {
    this.service = service;
    this.file = file;
    this.sink = sink;
  }

  void follow(InputStream printed) {
    reader = new Thread(() -> copy(printed), service.label() + "-log");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the last lines. They are complete after the end of the service. */
  List<String> last() throws InterruptedException {
    reader.join(1000);
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  private void copy(InputStream printed) {
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8));
        BufferedWriter out =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        remember(line);
        sink.line(service, line);
        out.write(line);
        out.newLine();
        out.flush();
      }
    } catch (IOException e) {
      // The pipe of a killed service breaks. A full disk must not stop the service.
      sink.line(service, "(its log ends here: " + e.getMessage() + ")");
    }
  }

  private void remember(String line) {
    synchronized (last) {
      if (last.size() == MAX_LINES) {
        last.removeFirst();
      }
      last.add(line);
    }
  }
}
