package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

/** A client of the stream that reads as the HTML standard says, up to a deadline. */
final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long DEADLINE_SECONDS = 15;

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private String lastEventId;

  /** Holds one event. The test adds the type {@code end} for a closed connection. */
  record Event(String type, String id, String data) {
    JsonNode json() {
      try {
        return ContractJson.mapper().readTree(data);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private EventStream(HttpResponse<InputStream> response) {
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
  Event next(String type) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (System.nanoTime() < deadline) {
      Event event = poll();
      if (event != null && event.type().equals(type)) {
        return event;
      }
      if (event != null && !event.type().equals("heartbeat")) {
        fail("expected %s, but got %s", type, event);
      }
    }
    return fail("no %s within %d s", type, DEADLINE_SECONDS);
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

  private Event poll() {
    try {
      Event event = events.poll(100, TimeUnit.MILLISECONDS);
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
      String type = "message";
      String id = null;
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(data.isEmpty() ? "" : "\n").append(line.substring(6));
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(type, id, data.toString()));
          type = "message";
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // Either side has closed the connection, which the end event below reports.
    }
    events.add(new Event("end", null, ""));
  }
}
