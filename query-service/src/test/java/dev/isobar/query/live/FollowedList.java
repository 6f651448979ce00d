package dev.isobar.query.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.SseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A client that reads a list once and follows it by its stream, on any replica, and leaves and
 * comes back when it likes.
 */
final class FollowedList {
  private final boolean stories;
  private final String filter;
  private final List<PackagedService> replicas;
  private final Random random;

  /** What the client has, by the ids. */
  private final Map<String, String> state = new TreeMap<>();

  private final Map<String, Long> revisions = new TreeMap<>();
  private final List<String> trouble = new ArrayList<>();
  private String cursor;
  private int visits;

  FollowedList(boolean stories, String filter, List<PackagedService> replicas, long seed) {
    this.stories = stories;
    this.filter = filter;
    this.replicas = replicas;
    this.random = new Random(seed);
  }

  /** Holds what a list says at one moment. */
  record Snapshot(Map<String, String> state, StreamCursor cursor) {}

  /** Reads the list from any replica that answers. */
  Snapshot read() {
    while (true) {
      try {
        HttpResponse<String> answer =
            any().get((stories ? "/stories" : "/articles") + "?limit=100&" + filter);
        if (answer.statusCode() == 200) {
          JsonNode page = ContractJson.mapper().readTree(answer.body());
          if (page.path("next").isTextual()) {
            throw new IllegalStateException("more than one page");
          }
          Map<String, String> items = new TreeMap<>();
          for (JsonNode item : page.get("items")) {
            items.put(item.get("id").asText(), shown(item));
          }
          return new Snapshot(
              items,
              StreamCursor.parse(answer.headers().firstValue("Isobar-Cursor").orElseThrow()));
        }
      } catch (IOException e) {
        // This replica is away; another one may answer.
      }
    }
  }

  void begin() {
    Snapshot first = read();
    state.putAll(first.state());
    cursor = first.cursor().toString();
  }

  /** Follows the stream of any replica for a while, or until it ends or breaks. */
  void visit(long millis) {
    String path = (stories ? "/live/stories" : "/live") + "?left=true&" + filter;
    try {
      HttpResponse<InputStream> answer =
          EventStream.request(any().uri().resolve(path), "Last-Event-ID", cursor);
      if (answer.statusCode() != 200) {
        return;
      }
      visits++;
      try (EventStream stream = new EventStream(answer)) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
          SseEvent event = stream.poll();
          if (event != null && event.type().equals("end")) {
            return;
          }
          if (event != null) {
            apply(event);
          }
        }
      }
    } catch (IllegalStateException e) {
      // This replica is away.
    }
  }

  /** Follows the stream up to a cursor. */
  void followTo(StreamCursor end) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!hasReached(end)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(this + " is at " + cursor + " and not at " + end);
      }
      visit(1 + random.nextInt(2_000));
    }
  }

  private boolean hasReached(StreamCursor end) {
    StreamCursor now = StreamCursor.parse(cursor);
    return stories ? now.view().number() >= end.view().number() : now.reaches(end.withView(null));
  }

  Map<String, String> state() {
    return state;
  }

  List<String> trouble() {
    return trouble;
  }

  int visits() {
    return visits;
  }

  Random random() {
    return random;
  }

  private PackagedService any() {
    return replicas.get(random.nextInt(replicas.size()));
  }

  private void apply(SseEvent event) {
    JsonNode data = event.json();
    switch (event.type()) {
      case "article" -> {
        String id = data.get("id").asText();
        long revision = data.get("revision").asLong();
        if (revision >= revisions.getOrDefault(id, 0L)) {
          revisions.put(id, revision);
          state.put(id, shown(data));
        }
      }
      case "story" -> state.put(data.at("/story/id").asText(), shown(data.get("story")));
      case "removed", "left", "merged", "gone" -> state.remove(data.get("id").asText());
      case "gap" -> trouble.add(event.toString());
      default -> {} // a heartbeat
    }
    if (event.id() != null) {
      cursor = event.id();
    }
  }

  /** Returns what both the list and the stream say of an article or a story. */
  private String shown(JsonNode item) {
    return stories
        ? item.toString()
        : item.get("revision")
            + " "
            + item.get("title")
            + " "
            + item.get("topics").findValues("id");
  }

  @Override
  public String toString() {
    return (stories ? "stories?" : "articles?") + filter;
  }
}
