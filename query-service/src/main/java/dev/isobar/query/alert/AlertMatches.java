package dev.isobar.query.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Sha256;
import dev.isobar.query.alert.AlertHits.Hit;
import dev.isobar.query.alert.AlertHits.Matched;
import dev.isobar.query.alert.SeenArticles.Sighting;
import dev.isobar.query.article.ArticleItem;
import dev.isobar.query.article.PostgresText;
import dev.isobar.query.config.AlertsConfig;
import dev.isobar.query.store.Transactions;
import dev.isobar.query.store.ViewSchema;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Notes which alerts have something to tell. The same records again have no effect. */
@Singleton
class AlertMatches {
  /** Clocks differ: an article that was fetched so long before its alert is still told. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private static final int HASH_BYTES = 16;

  private final Alerts alerts;
  private final AlertIndex index;
  private final AgroalDataSource database;
  private final AlertMetrics metrics;
  private final AlertsConfig config;
  private final Clock clock = Clock.systemUTC();

  AlertMatches(
      Alerts alerts,
      AlertIndex index,
      AgroalDataSource database,
      AlertMetrics metrics,
      AlertsConfig config) {
    this.alerts = alerts;
    this.index = index;
    this.database = database;
    this.metrics = metrics;
    this.config = config;
  }

  /**
   * Holds an article of the Kafka topic.
   *
   * @param accepted when its event was written
   * @param fromArchive whether it came by the replay lane: it is seen, but no news
   */
  record Accepted(EnrichedArticle article, Instant accepted, boolean fromArchive) {}

  /** Notes the hits of a batch in one transaction. */
  void take(List<Accepted> batch) throws SQLException {
    Instant now = clock.instant();
    Map<EnrichedArticle, List<Alert>> matching = new IdentityHashMap<>();
    List<EnrichedArticle> recent = new ArrayList<>();
    for (Accepted accepted : batch) {
      EnrichedArticle article = accepted.article();
      if (!article.fetchedAt().isBefore(now.minus(config.memory()))) {
        recent.add(article);
        matching.put(article, accepted.fromArchive() ? List.of() : matching(accepted));
      }
    }
    int hits =
        recent.isEmpty()
            ? 0
            : Transactions.query(
                database, ViewSchema.LIVE, connection -> write(connection, recent, matching, now));
    metrics.hits(hits);
  }

  private List<Alert> matching(Accepted accepted) {
    EnrichedArticle article = accepted.article();
    Duration age = ArticleAge.of(article, accepted.accepted());
    return metrics.match(() -> index.matching(article)).stream()
        .flatMap(id -> alerts.find(id).stream())
        .filter(alert -> age.compareTo(maxAge(alert)) <= 0)
        .filter(alert -> !article.fetchedAt().isBefore(alert.created().minus(TOLERANCE)))
        .toList();
  }

  private Duration maxAge(Alert alert) {
    return alert.maxAge() == null ? config.maxAge() : alert.maxAge();
  }

  private int write(
      Connection connection,
      List<EnrichedArticle> articles,
      Map<EnrichedArticle, List<Alert>> matching,
      Instant now)
      throws SQLException {
    AlertHits hits = new AlertHits(connection);
    Map<String, Alert> due = new TreeMap<>();
    int written = 0;
    List<Sighting> sightings = SeenArticles.take(connection, articles, now, config.memory());
    hits.lock(
        sightings.stream()
            .flatMap(sighting -> matching.get(sighting.article()).stream())
            .map(Alert::id)
            .collect(Collectors.toSet()));
    for (Sighting sighting : sightings) {
      List<Alert> interested = matching.get(sighting.article());
      if (!interested.isEmpty()) {
        written += write(hits, sighting, interested, now, due);
      }
    }
    for (Alert alert : due.values()) {
      hits.due(alert.id(), alert.due(now.plus(config.collect())));
    }
    return written;
  }

  private static int write(
      AlertHits hits,
      Sighting sighting,
      List<Alert> interested,
      Instant now,
      Map<String, Alert> due)
      throws SQLException {
    EnrichedArticle article = sighting.article();
    Map<String, Matched> before =
        hits.matched(interested.stream().map(Alert::id).toList(), sighting.names());
    String content = content(article);
    String item = new String(ContractJson.write(ArticleItem.of(article)), UTF_8);
    int written = 0;
    for (Alert alert : interested) {
      Matched matched = before.get(alert.id());
      boolean isNew = matched == null;
      if (isNew || alert.revisions() && matched.isChangedBy(article.revision(), content)) {
        hits.write(
            alert.id(),
            new Hit(
                isNew ? PostgresText.text(article.id()) : matched.article(),
                article.revision(),
                content,
                article.fetchedAt(),
                now,
                entities(alert, article),
                item));
        due.put(alert.id(), alert);
        written++;
      }
    }
    return written;
  }

  private static String content(EnrichedArticle article) {
    return Sha256.hex((article.title() + '\n' + article.text()).getBytes(UTF_8), HASH_BYTES);
  }

  private static Set<String> entities(Alert alert, EnrichedArticle article) {
    return alert.when().kind() == AlertCondition.Kind.FIRST_MENTION
        ? article.mentions().stream()
            .map(Mention::entity)
            .map(PostgresText::text)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
