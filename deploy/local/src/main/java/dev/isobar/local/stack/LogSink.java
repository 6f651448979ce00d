package dev.isobar.local.stack;

/** Receives the lines that services print. Called from several threads. */
@FunctionalInterface
public interface LogSink {
  void line(Service service, String line);
}
