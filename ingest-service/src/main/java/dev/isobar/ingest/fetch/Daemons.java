package dev.isobar.ingest.fetch;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the service alive. */
final class Daemons {
  private Daemons() {}

  static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, "isobar-fetch-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
