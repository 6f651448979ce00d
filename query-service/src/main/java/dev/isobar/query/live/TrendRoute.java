package dev.isobar.query.live;

import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.rising.RisingLists.Question;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Serves {@code GET /live/trends}: what rises, as server-sent events. */
@Singleton
class TrendRoute {
  private static final Set<String> PARAMETERS = Set.of(StreamRoute.SINCE);

  private final TrendStream stream;
  private final LiveConfig config;
  private final Clock clock = Clock.systemUTC();

  TrendRoute(TrendStream stream, LiveConfig config) {
    this.stream = stream;
    this.config = config;
  }

  void register(@Observes Router router) {
    StreamRoute.register(router, "/live/trends", this::read, config);
  }

  /** The stream begins with the whole list wherever the client was, so it needs no cursor. */
  private StreamRoute.Opening read(QueryParameters parameters, StreamCursor since) {
    parameters.rejectUnknown(Question.PARAMETERS, PARAMETERS);
    Question question = Question.parse(parameters, clock.instant());
    return client -> stream.subscribe(client, question);
  }
}
