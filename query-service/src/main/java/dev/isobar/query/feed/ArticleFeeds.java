package dev.isobar.query.feed;

import dev.isobar.query.rest.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the feeds of {@code /articles} show. */
public final class ArticleFeeds {
  private static final List<String> NAMED =
      List.of("q", "topic", "entity", "with-entity", "source", "language", "country");

  private ArticleFeeds() {}

  /** Returns the selection that the parameters make; its title names them. */
  public static FeedSelection select(QueryParameters parameters, FeedFormat format) {
    FeedHead head = new FeedHead(title(parameters), null, "/articles", Instant.EPOCH);
    return new FeedSelection(head, parameters, format);
  }

  private static String title(QueryParameters parameters) {
    String asked =
        NAMED.stream()
            .map(parameters::list)
            .filter(values -> !values.isEmpty())
            .map(values -> String.join(", ", values))
            .collect(Collectors.joining(" + "));
    return asked.isEmpty() ? "Isobar" : "Isobar: " + asked;
  }
}
