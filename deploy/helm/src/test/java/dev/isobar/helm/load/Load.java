package dev.isobar.helm.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;

/**
 * The program that {@code deploy/helm/test/on-cluster} runs in a pod: it pushes articles, listens
 * to a live stream, and compares what was accepted with the view. It needs nothing but a JVM of 17
 * or later, so that the image of a service can run it.
 *
 * <p>Each run keeps its files in the current folder, named after the feed: FEED.accepted and
 * FEED.live; the files FEED.stop and FEED.stop-live end it. The environment variable API_KEY has
 * the key of the services.
 */
public final class Load {
  private static final int REACH_MILLIS = 3000;

  private Load() {}

  /**
   * Runs one command.
   *
   * @param args {@code push INGEST FEED PER_SECOND}, {@code samples INGEST FEED FILE...}, {@code
   *     backlog INGEST FEED ARTICLES REVISIONS}, {@code live QUERY FEED}, {@code compare QUERY
   *     INGEST FEED}, or {@code reach HOST:PORT...}
   */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "push" -> new Push(args[1], args[2]).steadily(Integer.parseInt(args[3]));
      case "samples" -> new Push(args[1], args[2]).files(args);
      case "backlog" ->
          new Push(args[1], args[2]).backlog(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
      case "live" -> new Live(args[1], args[2]).follow();
      case "compare" -> System.exit(new Comparison(args[1], args[2], args[3]).run() ? 0 : 1);
      case "reach" -> reach(args);
      default -> throw new IllegalArgumentException("unknown command: " + args[0]);
    }
  }

  /** Returns a file of a run. */
  static Path file(String feed, String kind) {
    return Path.of(feed + "." + kind);
  }

  /** Prints whether each address takes connections. */
  private static void reach(String[] args) {
    for (int i = 1; i < args.length; i++) {
      String host = args[i].substring(0, args[i].lastIndexOf(':'));
      int port = Integer.parseInt(args[i].substring(host.length() + 1));
      String result = "open";
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), REACH_MILLIS);
      } catch (IOException e) {
        result = "closed";
      }
      System.out.println(args[i] + " " + result);
    }
  }
}
