package dev.isobar.query.live;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemMappers;
import dev.isobar.query.rest.QueryParameters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Serves {@code GET /live}: newly enriched articles as server-sent events. */
@Singleton
public class LiveRoute {
  private static final Set<String> PARAMETERS = Set.of("since", "fields");
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final String ALLOWED = "GET, OPTIONS";
  private static final ProblemDetail METHOD_NOT_ALLOWED =
      ProblemDetail.of(
          "method-not-allowed", "Method not allowed", 405, "This path supports only GET: send GET");

  private static final Logger LOG = Logger.getLogger(LiveRoute.class);

  /** In seconds. */
  private static final String RETRY_AFTER = "5";

  private final LiveStream stream;

  LiveRoute(LiveStream stream) {
    this.stream = stream;
  }

  void register(@Observes Router router) {
    router.get("/live").handler(this::open);
    router.options("/live").handler(LiveRoute::options);
    router
        .route("/live")
        .handler(
            request -> {
              request.response().putHeader("Allow", ALLOWED);
              answer(request, METHOD_NOT_ALLOWED);
            });
  }

  private void open(RoutingContext request) {
    try {
      QueryParameters parameters = parameters(request);
      parameters.rejectUnknown(ArticleFilter.PARAMETERS, PARAMETERS);
      ArticleFilter filter = ArticleFilter.parse(parameters);
      boolean light = light(parameters);
      StreamCursor since = since(request.request().getHeader(LAST_EVENT_ID), parameters);
      if (!stream.subscribe(new ClientConnection(request.request()), filter, light, since)) {
        request.response().putHeader("Retry-After", RETRY_AFTER);
        answer(request, noRoom());
      }
    } catch (BadParameterException e) {
      answer(request, ProblemDetail.badParameter(e.parameter(), e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Live stream failed to open", e);
      answer(request, ProblemMappers.INTERNAL);
    }
  }

  private static void options(RoutingContext request) {
    request.response().putHeader("Allow", ALLOWED).setStatusCode(204).end();
  }

  /**
   * Returns the cursor to start at. {@code Last-Event-ID} takes precedence over {@code since}; an
   * invalid one is refused even if the other is used.
   */
  private static StreamCursor since(String lastEventId, QueryParameters parameters) {
    String since = parameters.single("since");
    StreamCursor first = since == null ? null : cursor("since", since);
    return lastEventId == null || lastEventId.isBlank()
        ? first
        : cursor(LAST_EVENT_ID, lastEventId.strip());
  }

  private static StreamCursor cursor(String parameter, String wire) {
    try {
      return StreamCursor.parse(wire);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(parameter, parameter + " " + e.getMessage());
    }
  }

  private static boolean light(QueryParameters parameters) {
    String fields = parameters.single("fields");
    if (fields != null && !fields.equals("light")) {
      throw new BadParameterException(
          "fields", "fields must be light: send it, or omit it for complete articles");
    }
    return fields != null;
  }

  private static QueryParameters parameters(RoutingContext request) {
    Map<String, List<String>> lists = new HashMap<>();
    try {
      MultiMap parameters = request.queryParams();
      parameters.names().forEach(name -> lists.put(name, parameters.getAll(name)));
      return new QueryParameters(lists);
    } catch (HttpException | IllegalArgumentException e) {
      throw new BadParameterException("query", "The query string must be percent-encoded UTF-8");
    }
  }

  private static ProblemDetail noRoom() {
    return ProblemDetail.of(
        "too-many-subscribers",
        "Too many subscribers",
        503,
        "This replica has too many streams or is stopping: try again later");
  }

  private static void answer(RoutingContext request, ProblemDetail problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(problem.json()));
  }
}
