package dev.isobar.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of an article. */
@ConfigMapping(prefix = "isobar.article")
public interface ArticleConfig {
  /**
   * Default 1048576 (1 MiB). The size limit of one article, in bytes of its JSON on the raw Kafka
   * topic. The highest value is 4128768, because the Kafka topic accepts 4 MiB. A larger article is
   * refused with 413. enrich-service needs the same value.
   */
  @WithDefault("1048576")
  int maxBytes();

  /**
   * Default 4194304 (4 MiB). The size limit of an article that is HTML, in bytes as it is sent.
   * From a page over {@code isobar.article.max-bytes} scripts without data, styles and inline
   * images are stripped, then, if it is still over that, scripts with JSON other than JSON-LD; the
   * receipt says how much. What is still larger is refused with 413.
   */
  @WithDefault("4194304")
  int maxHtmlBytes();

  /**
   * Default 1 hour. How far {@code fetchedAt} may be ahead of this machine's clock. A later one is
   * refused with 400: the highest {@code fetchedAt} wins, so a wrong one would block all later
   * revisions of the article.
   */
  @WithDefault("PT1H")
  Duration maxAhead();
}
