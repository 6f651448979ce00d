package dev.isobar.query.live;

import dev.isobar.query.BadParameter;
import dev.isobar.query.Cursor;
import dev.isobar.query.article.ArticleFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /live}: the articles as server-sent events, as they are enriched. */
@Singleton
public class LiveRoute {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Seconds. A replica that is full is so for a while; another may have room at once. */
  private static final String RETRY_AFTER = "5";

  private final LiveStream stream;

  LiveRoute(LiveStream stream) {
    this.stream = stream;
  }

  void register(@Observes Router router) {
    router.get("/live").handler(this::open);
  }

  private void open(RoutingContext request) {
    try {
      ArticleFilter filter = ArticleFilter.parse(lists(request.queryParams()));
      boolean light = light(request);
      Cursor since = since(request);
      if (!stream.subscribe(new ClientConnection(request.request()), filter, light, since)) {
        request.response().putHeader("Retry-After", RETRY_AFTER);
        answer(
            request,
            503,
            "too-many-subscribers",
            "There are too many subscribers",
            "This replica has no room for another stream now: try again later.",
            new JsonArray());
      }
    } catch (BadParameter e) {
      JsonObject error =
          new JsonObject().put("parameter", e.parameter()).put("detail", e.getMessage());
      answer(
          request,
          400,
          "bad-parameter",
          "A parameter cannot be understood",
          e.getMessage(),
          new JsonArray().add(error));
    }
  }

  /** A client that reconnects repeats its first {@code since}; where it is now goes before. */
  private static Cursor since(RoutingContext request) {
    String last = request.request().getHeader(LAST_EVENT_ID);
    if (last != null && !last.isBlank()) {
      return cursor(LAST_EVENT_ID, last.strip());
    }
    String since = single(request, "since");
    return since == null ? null : cursor("since", since);
  }

  private static Cursor cursor(String parameter, String wire) {
    try {
      return Cursor.parse(wire);
    } catch (IllegalArgumentException e) {
      throw new BadParameter(parameter, parameter + " " + e.getMessage());
    }
  }

  private static boolean light(RoutingContext request) {
    String fields = single(request, "fields");
    if (fields != null && !fields.equals("light")) {
      throw new BadParameter(
          "fields", "fields is unknown: give light, or leave it out for whole articles");
    }
    return fields != null;
  }

  private static String single(RoutingContext request, String name) {
    List<String> values = request.queryParam(name);
    if (values.size() > 1) {
      throw new BadParameter(name, name + " is given " + values.size() + " times: give it once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static Map<String, List<String>> lists(MultiMap parameters) {
    Map<String, List<String>> lists = new HashMap<>();
    parameters.names().forEach(name -> lists.put(name, parameters.getAll(name)));
    return lists;
  }

  private static void answer(
      RoutingContext request,
      int status,
      String word,
      String title,
      String detail,
      JsonArray errors) {
    JsonObject problem =
        new JsonObject()
            .put("type", "https://isobar.dev/problems/" + word)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (!errors.isEmpty()) {
      problem.put("errors", errors);
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.encode());
  }
}
