package dev.isobar.ingest.thread;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the service alive. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Returns a factory that gives all its threads one name. */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
