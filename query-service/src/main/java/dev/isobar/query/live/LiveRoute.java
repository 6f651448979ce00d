package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Serves {@code GET /live}: newly enriched articles as server-sent events. */
@Singleton
public class LiveRoute {
  private static final Set<String> PARAMETERS = Set.of(StreamRoute.SINCE, "fields", "left");

  private final LiveStream stream;
  private final LiveConfig config;

  LiveRoute(LiveStream stream, LiveConfig config) {
    this.stream = stream;
    this.config = config;
  }

  void register(@Observes Router router) {
    StreamRoute.register(router, "/live", this::read, config);
  }

  private StreamRoute.Opening read(QueryParameters parameters, StreamCursor since) {
    parameters.rejectUnknown(ArticleFilter.PARAMETERS, PARAMETERS);
    ArticleFilter filter = ArticleFilter.parse(parameters);
    ArticleForm form = new ArticleForm(light(parameters), parameters.flag("left", false));
    StreamCursor start = since == null ? null : since.withView(null);
    return client -> stream.subscribe(client, filter, form, start);
  }

  private static boolean light(QueryParameters parameters) {
    String fields = parameters.single("fields");
    if (fields != null && !fields.equals("light")) {
      throw new BadParameterException(
          "fields", "fields must be light: send it, or omit it for complete articles");
    }
    return fields != null;
  }
}
