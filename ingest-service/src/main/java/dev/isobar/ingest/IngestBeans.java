package dev.isobar.ingest;

import dev.isobar.ingest.article.RawArticleValidator;
import dev.isobar.ingest.config.ArticleConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Provides the beans of ingest-service. A push goes from {@code push} (HTTP) through {@link
 * RawArticleValidator} (validation, id) to {@code publish} (acknowledgement of the broker).
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
  RawArticleValidator rawArticleValidator(Clock clock, ArticleConfig config) {
    return new RawArticleValidator(
        clock, config.maxBytes(), config.maxHtmlBytes(), config.maxAhead());
  }
}
