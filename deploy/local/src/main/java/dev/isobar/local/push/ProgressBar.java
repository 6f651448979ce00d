package dev.isobar.local.push;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Shows on standard error how far a push is: in place on a terminal, else a line now and then. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PushSource source;
  private final PrintStream out = System.err;
  private final boolean terminal = System.console() != null;
  private final Instant start = Instant.now();
  private Instant lastShown = start;
  private boolean shown;

  ProgressBar(PushSource source) {
    this.source = source;
  }

  void show(long accepted, long refused) {
    Instant now = Instant.now();
    if (!terminal && Duration.between(lastShown, now).compareTo(BETWEEN_LINES) < 0) {
      return;
    }
    lastShown = now;
    shown = true;
    double seconds = Math.max(0.001, Duration.between(start, now).toMillis() / 1000.0);
    String line =
        "%s %s %,d accepted, %,d refused, %,.0f per second"
            .formatted(source.name(), bar(), accepted, refused, (accepted + refused) / seconds);
    out.print(terminal ? "\r" + line : line + "\n");
    out.flush();
  }

  void end() {
    if (terminal && shown) {
      out.println();
    }
  }

  /** Draws the share of bytes that are read. */
  private String bar() {
    if (source.size() <= 0) {
      return "";
    }
    int filled = (int) Math.min(WIDTH, WIDTH * source.bytesRead() / source.size());
    return "[%s%s] %d %%"
        .formatted(
            "#".repeat(filled),
            " ".repeat(WIDTH - filled),
            Math.min(100, 100 * source.bytesRead() / source.size()));
  }
}
