package dev.isobar.query.live;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.story.StoryFilter;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Serves {@code GET /live/stories}: changes of stories as server-sent events. */
@Singleton
class StoryRoute {
  private static final Set<String> PARAMETERS = Set.of(StreamRoute.SINCE, "left");

  private final StoryStream stream;
  private final LiveConfig config;

  StoryRoute(StoryStream stream, LiveConfig config) {
    this.stream = stream;
    this.config = config;
  }

  void register(@Observes Router router) {
    StreamRoute.register(router, "/live/stories", this::read, config);
  }

  private StreamRoute.Opening read(QueryParameters parameters, StreamCursor since) {
    parameters.rejectUnknown(ArticleFilter.PARAMETERS, StoryFilter.PARAMETERS, PARAMETERS);
    StoryFilter filter = StoryFilter.parse(parameters);
    boolean left = parameters.flag("left", false);
    if (left && filter.events().size() < StoryFilter.EVENTS.size()) {
      throw new BadParameterException(
          StoryFilter.EVENT, "left=true needs all events: send only one of left and event");
    }
    if (since != null && since.view() == null && !since.equals(StreamCursor.START)) {
      throw new BadParameterException(
          StreamRoute.SINCE,
          StreamRoute.SINCE
              + " has no position of the view: send the Isobar-Cursor of an answer of /stories, or"
              + " earliest");
    }
    return client -> stream.subscribe(client, filter, left, since);
  }
}
