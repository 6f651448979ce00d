package dev.isobar.ingest;

import dev.isobar.ingest.article.ArticleDesk;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What ingest-service is made of. A push goes the way {@code push} (HTTP) to {@link ArticleDesk}
 * (read, judged, given its id) to {@code publish} (acknowledged by the broker), and the answer
 * back.
 */
@Singleton
final class Ingest {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ArticleDesk desk(Clock clock, ArticleConfig config) {
    return new ArticleDesk(clock, config.maxBytes(), config.maxAhead());
  }
}
