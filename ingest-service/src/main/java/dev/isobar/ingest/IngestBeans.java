package dev.isobar.ingest;

import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.config.ArticleConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What ingest-service is made of. A push goes the way {@code push} (HTTP) to {@link
 * RawArticleValidator} (read, judged, given its id) to {@code publish} (acknowledged by the
 * broker), and the answer back.
 */
@Singleton
final class IngestBeans {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  RawArticleValidator desk(Clock clock, ArticleConfig config) {
    return new RawArticleValidator(clock, config.maxBytes(), config.maxAhead());
  }
}
