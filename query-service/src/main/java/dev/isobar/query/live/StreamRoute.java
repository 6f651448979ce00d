package dev.isobar.query.live;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.ProblemMappers;
import dev.isobar.query.rest.QueryParameters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Serves the path of one kind of stream: reads the parameters, answers errors, opens streams. */
final class StreamRoute {
  /** The parameter with the cursor at which a stream begins. */
  static final String SINCE = "since";

  /** Its value for the oldest that is kept. */
  private static final String EARLIEST = "earliest";

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final ProblemDetail METHOD_NOT_ALLOWED =
      ProblemDetail.of(
          "method-not-allowed", "Method not allowed", 405, "This path supports only GET: send GET");

  private static final Logger LOG = Logger.getLogger(StreamRoute.class);

  /** In seconds. */
  private static final String RETRY_AFTER = "5";

  private final Reader reader;
  private final LiveConfig config;

  /** Reads a request. */
  interface Reader {
    /**
     * Returns what opens the stream.
     *
     * @param since where it begins; null for the present
     * @throws BadParameterException if a parameter is invalid; the message names the remedy
     */
    Opening read(QueryParameters parameters, StreamCursor since);
  }

  /** Opens a stream that was asked for. */
  interface Opening {
    /** Returns false if there is no room. Runs on the event loop of the connection. */
    boolean open(ClientConnection client);
  }

  private StreamRoute(Reader reader, LiveConfig config) {
    this.reader = reader;
    this.config = config;
  }

  static void register(Router router, String path, Reader reader, LiveConfig config) {
    StreamRoute route = new StreamRoute(reader, config);
    router.get(path).handler(route::open);
    router.head(path).handler(route::open);
    router
        .options(path)
        .handler(
            request -> request.response().putHeader("Allow", ALLOWED).setStatusCode(204).end());
    router
        .route(path)
        .handler(
            request -> {
              request.response().putHeader("Allow", ALLOWED);
              answer(request, METHOD_NOT_ALLOWED);
            });
  }

  private void open(RoutingContext request) {
    try {
      QueryParameters parameters = parameters(request);
      Opening opening =
          reader.read(parameters, since(request.request().getHeader(LAST_EVENT_ID), parameters));
      if (request.request().method() == HttpMethod.HEAD) {
        ClientConnection.describe(request.response());
        request.response().end();
      } else if (!opening.open(new ClientConnection(request.request(), config))) {
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

  /**
   * Returns the cursor to start at. {@code Last-Event-ID} takes precedence over {@code since}; an
   * invalid one is refused even if the other is used.
   */
  private static StreamCursor since(String lastEventId, QueryParameters parameters) {
    String since = parameters.single(SINCE);
    StreamCursor first = null;
    if (since != null) {
      first = since.equals(EARLIEST) ? StreamCursor.START : cursor(SINCE, since);
    }
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
