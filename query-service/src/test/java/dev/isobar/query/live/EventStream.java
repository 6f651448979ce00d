package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.isobar.testing.SseEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the stream that waits for events up to a deadline. */
final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long DEADLINE_SECONDS = 15;

  private final HttpResponse<InputStream> response;

  /** The events; one of the type {@code end} follows when the connection is closed. */
  private final BlockingQueue<SseEvent> events = new LinkedBlockingQueue<>();

  private String lastEventId;
  private volatile long endedAt;

  EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  static HttpResponse<InputStream> request(URI uri, String... headers) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      if (headers.length > 0) {
        request.headers(headers);
      }
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static EventStream connect(URI uri, String... headers) {
    HttpResponse<InputStream> response = request(uri, headers);
    assertThat(response.statusCode()).isEqualTo(200);
    return new EventStream(response);
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /** Returns the id that a browser would send back. */
  String lastEventId() {
    return lastEventId;
  }

  /** Returns the next event, which must have this type; skips heartbeats. */
  SseEvent next(String type) {
    return nextOf(type);
  }

  /** Returns the next event, which must have one of these types; skips heartbeats. */
  SseEvent nextOf(String... types) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (System.nanoTime() < deadline) {
      SseEvent event = poll();
      if (event != null && List.of(types).contains(event.type())) {
        return event;
      }
      if (event != null && !event.type().equals("heartbeat")) {
        fail("expected %s, but got %s", String.join(", ", types), event);
      }
    }
    return fail("no %s within %d s", String.join(", ", types), DEADLINE_SECONDS);
  }

  /** Returns how many events have come and were not taken. */
  int waiting() {
    return events.size();
  }

  /** Returns {@link System#nanoTime} of the end. */
  long endedAt() {
    return endedAt;
  }

  String nextId() {
    return next("article").json().get("id").asText();
  }

  List<String> nextIds(int count) {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      ids.add(nextId());
    }
    return ids;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the next event; null if none comes within 100 ms, {@code end} at the end. */
  SseEvent poll() {
    try {
      SseEvent event = events.poll(100, TimeUnit.MILLISECONDS);
      if (event != null && event.id() != null) {
        lastEventId = event.id();
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      SseEvent.read(lines.lines(), events::add);
    } catch (IOException | UncheckedIOException e) {
      // Either side has closed the connection, which the end event below reports.
    }
    endedAt = System.nanoTime();
    events.add(new SseEvent("end", null, ""));
  }
}
