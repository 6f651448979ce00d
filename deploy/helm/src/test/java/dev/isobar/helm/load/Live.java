package dev.isobar.helm.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Listens to {@code /live} as an EventSource does: it comes back after each end, with the id of the
 * last event. FEED.live gets a line for each event: its id, the article's id, and its revision.
 */
final class Live {
  private static final Pattern ARTICLE =
      Pattern.compile("^\\{\"id\":\"([0-9a-f]{32})\",\"revision\":(\\d+)");
  private static final int OK = 200;

  private final Services services = new Services();
  private final String uri;
  private final Path stop;
  private final Receipts events;
  private String lastId;
  private long retryMillis = 1000;
  private long articles;
  private int connections;
  private int gaps;
  private String event = "";
  private String data = "";

  /**
   * Creates a client.
   *
   * @param query the address of query-service
   */
  Live(String query, String feed) {
    this.uri = query + "/live?source=" + feed;
    this.stop = Load.file(feed, "stop-live");
    this.events = new Receipts(Load.file(feed, "live"));
  }

  /** Listens until the file FEED.stop-live is there. */
  void follow() throws InterruptedException {
    while (!Files.exists(stop)) {
      try {
        listen();
      } catch (IOException e) {
        System.err.println(Instant.now() + " the stream broke: " + e);
      }
      if (!Files.exists(stop)) {
        Thread.sleep(retryMillis);
      }
    }
    System.out.printf("events=%d connections=%d gaps=%d%n", articles, connections, gaps);
  }

  private void listen() throws IOException, InterruptedException {
    HttpRequest.Builder request = Services.request(uri).header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<Stream<String>> answer =
        services.once(request.build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != OK) {
        System.err.println(Instant.now() + " answer " + answer.statusCode());
        return;
      }
      connections++;
      System.err.println(Instant.now() + " connected");
      for (Iterator<String> each = lines.iterator(); each.hasNext() && !Files.exists(stop); ) {
        take(each.next());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(String line) throws IOException {
    String value = line.substring(Math.min(line.length(), line.indexOf(':') + 1)).strip();
    if (line.startsWith("id:")) {
      lastId = value;
    } else if (line.startsWith("event:")) {
      event = value;
    } else if (line.startsWith("data:")) {
      data = value;
    } else if (line.startsWith("retry:")) {
      retryMillis = Long.parseLong(value);
    } else if (line.isEmpty()) {
      end();
    }
  }

  private void end() throws IOException {
    if ("gap".equals(event)) {
      gaps++;
      System.err.println(Instant.now() + " gap: " + data);
    }
    Matcher article = ARTICLE.matcher(data);
    if ("article".equals(event) && article.find()) {
      articles++;
      events.add(article.group(1), article.group(2));
    }
    event = "";
    data = "";
  }
}
