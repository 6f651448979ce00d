package dev.isobar.local.up;

import dev.isobar.local.stack.LogSink;
import dev.isobar.local.stack.Service;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints progress with its time, and each service's log lines after its name. */
final class Console implements LogSink {
  private static final int NAME_WIDTH = 14;

  private final PrintStream out;
  private final long startMillis;

  /**
   * Creates a console.
   *
   * @param startMillis the start of the program, in epoch milliseconds
   */
  Console(PrintStream out, long startMillis) {
    this.out = out;
    this.startMillis = startMillis;
  }

  /** Prints a step of the start with the seconds since the program started. */
  void progress(String step) {
    Duration since = Duration.ofMillis(System.currentTimeMillis() - startMillis);
    say("%s | %5.1f s  %s".formatted(name("isobar"), since.toMillis() / 1000.0, step));
  }

  @Override
  public void line(Service service, String line) {
    say(name(service.label()) + " | " + line);
  }

  synchronized void say(String text) {
    out.println(text);
  }

  private static String name(String name) {
    return ("%-" + NAME_WIDTH + "s").formatted(name).toLowerCase(Locale.ROOT);
  }
}
