package dev.isobar.local.journey;

import dev.isobar.testing.SseEvent;
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
    try (Stream<String> lines = response.body()) {
      // JDK 17 does not interrupt a stream of lines; the next line ends it.
      SseEvent.read(lines.takeWhile(line -> !closed), this::take);
    }
  }

  private void take(SseEvent event) {
    if (event.id() != null) {
      lastEventId = event.id();
    }
    if ("article".equals(event.type())) {
      articles.add(event.json().get("id").asText());
    } else if ("gap".equals(event.type())) {
      gaps.add(event.data());
    }
  }
}
