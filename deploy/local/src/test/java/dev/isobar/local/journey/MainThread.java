package dev.isobar.local.journey;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * Measures the work of a page: the processor time of its main thread, which does not grow when the
 * machine is busy with something else.
 */
final class MainThread {
  private final CDPSession session;

  private MainThread(CDPSession session) {
    this.session = session;
  }

  /** Measures from now on; before the page is loaded, to measure that too. */
  static MainThread of(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    JsonObject options = new JsonObject();
    options.addProperty("timeDomain", "threadTicks");
    session.send("Performance.enable", options);
    return new MainThread(session);
  }

  /** Returns the processor time of all tasks so far, in seconds. */
  double seconds() {
    return metric("TaskDuration");
  }

  /** Returns how many nodes the page holds after a collection of garbage. */
  int nodes() {
    session.send("HeapProfiler.collectGarbage");
    return (int) metric("Nodes");
  }

  private double metric(String name) {
    for (JsonElement one : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
      if (one.getAsJsonObject().get("name").getAsString().equals(name)) {
        return one.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new IllegalStateException("Chromium does not tell " + name);
  }
}
