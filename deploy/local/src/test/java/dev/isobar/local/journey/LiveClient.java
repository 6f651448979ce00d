package dev.isobar.local.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A subscriber as browsers are: reads server-sent events and reconnects with the last id. */
final class LiveClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI stream;
  private final List<String> articles = new CopyOnWriteArrayList<>();
  private final List<String> gaps = new CopyOnWriteArrayList<>();
  private final Thread reader = new Thread(this::read, "live-client");
  private volatile String lastEventId;
  private volatile int connections;
  private volatile boolean closed;

  /** Creates a client that connects at once. */
  LiveClient(URI query, String parameters) {
    stream = query.resolve("/live?" + parameters);
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the ids of the articles in the order of arrival. */
  List<String> articles() {
    return articles;
  }

  List<String> gaps() {
    return gaps;
  }

  /** Returns the number of connections. */
  int connections() {
    return connections;
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
  }

  private void read() {
    while (!closed) {
      try {
        connectOnce();
      } catch (IOException | java.io.UncheckedIOException e) {
        LockSupport.parkNanos(100_000_000);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void connectOnce() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<Stream<String>> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("answered " + response.statusCode());
    }
    connections++;
    Event event = new Event();
    try (Stream<String> lines = response.body()) {
      // JDK 17 does not interrupt a stream of lines; the next line ends it.
      lines.takeWhile(line -> !closed).forEach(line -> take(event, line));
    }
  }

  private void take(Event event, String line) {
    if (line.startsWith("id:")) {
      event.id = line.substring(3).strip();
    } else if (line.startsWith("event:")) {
      event.name = line.substring(6).strip();
    } else if (line.startsWith("data:")) {
      event.data = line.substring(5).strip();
    } else if (line.isEmpty()) {
      dispatch(event);
      event.name = "message";
      event.data = null;
    }
  }

  private void dispatch(Event event) {
    if (event.id != null) {
      lastEventId = event.id;
    }
    if ("article".equals(event.name)) {
      articles.add(NewswireClient.json(event.data).get("id").asText());
    } else if ("gap".equals(event.name)) {
      gaps.add(event.data);
    }
  }

  private static final class Event {
    private String id;
    private String name = "message";
    private String data;
  }
}
