package dev.isobar.query.alert;

import dev.isobar.query.article.ArticleCursor;
import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.article.ArticleSearch;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.TimeRange;
import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.store.SnapshotReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what an alert would have matched in the last 30 days, from the articles that the view has.
 */
@ApplicationScoped
class AlertPreviews {
  private static final Duration PERIOD = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many articles are read; the number a day follows from the time in which they came. */
  private static final int MAX_READ = 2000;

  private static final int ITEMS = 20;

  private final SnapshotReader snapshot;
  private final ArticleSearch search;
  private final AlertFilters filters;
  private final EntityManager entities;
  private final AlertsConfig config;
  private final Clock clock = Clock.systemUTC();

  AlertPreviews(
      SnapshotReader snapshot,
      ArticleSearch search,
      AlertFilters filters,
      EntityManager entities,
      AlertsConfig config) {
    this.snapshot = snapshot;
    this.search = search;
    this.filters = filters;
    this.entities = entities;
    this.config = config;
  }

  /** Returns the preview with the cursor of the view. */
  SnapshotReader.Read<AlertPreview> of(Alert alert) {
    ArticleFilter filter = filters.filter(alert);
    Duration maxAge = alert.maxAge() == null ? config.maxAge() : alert.maxAge();
    Instant now = clock.instant();
    return snapshot.read(() -> read(alert, filter, maxAge, now));
  }

  private AlertPreview read(Alert alert, ArticleFilter filter, Duration maxAge, Instant now) {
    Instant start = now.minus(PERIOD);
    int[] found = {0};
    Instant[] last = {now};
    List<ArticleItem> items = new ArrayList<>();
    Optional<ArticleCursor> gaveUpAt =
        search.search(
            filter.in(filter.time().since(start)),
            null,
            MAX_READ,
            article -> {
              if (ArticleAge.of(article, article.fetchedAt()).compareTo(maxAge) <= 0) {
                found[0]++;
                last[0] = ArticleTime.of(article);
                if (items.size() < ITEMS) {
                  items.add(ArticleItem.of(article));
                }
              }
              return found[0] < MAX_READ;
            });
    boolean exact = gaveUpAt.isEmpty() && found[0] < MAX_READ;
    Instant from = exact ? earliest(start, now) : gaveUpAt.map(ArticleCursor::at).orElse(last[0]);
    double days = days(Duration.between(from, now), exact);
    double perDay = found[0] / days;
    return new AlertPreview(
        found[0],
        exact,
        round(days),
        round(perDay),
        config.maxMatchesPerDay(),
        perDay > config.maxMatchesPerDay(),
        alert.when().kind() == AlertCondition.Kind.FIRST_MENTION ? mentioned(filter) : null,
        items);
  }

  /**
   * Returns the time that a number of articles is divided by. A view that is younger than a day
   * counts as one of a day; if the search ended early, the articles of the rest of that day are not
   * known.
   */
  static double days(Duration covered, boolean exact) {
    Duration least = exact ? DAY : MINUTE;
    return Math.max(least.toMillis(), covered.toMillis()) / (double) DAY.toMillis();
  }

  private List<String> mentioned(ArticleFilter filter) {
    return filter.entities().stream()
        .filter(
            entity -> search.newest(ArticleFilter.mentioning(entity, TimeRange.ALL)).isPresent())
        .sorted()
        .toList();
  }

  /** A view may be younger than the period. */
  private Instant earliest(Instant start, Instant now) {
    Object earliest =
        entities
            .createNativeQuery(
                "SELECT min(at) FROM article_content WHERE at >= :start", Instant.class)
            .setParameter("start", start)
            .getSingleResult();
    return earliest instanceof Instant at && at.isBefore(now) ? at : now;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
