package dev.isobar.query.alert;

import static dev.isobar.query.alert.AlertRequests.alert;
import static dev.isobar.query.alert.AlertRequests.awaitTold;
import static dev.isobar.query.alert.AlertRequests.count;
import static dev.isobar.query.alert.AlertRequests.fresh;
import static dev.isobar.query.alert.AlertRequests.put;
import static dev.isobar.query.alert.AlertRequests.settle;
import static dev.isobar.query.alert.AlertRequests.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.RunningQueryService;
import dev.isobar.query.ViewTables;
import dev.isobar.query.alert.AlertMatches.Accepted;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several consumers and senders, as of several replicas, neither lose nor double anything. */
@QuarkusTest
@TestProfile(AlertSettings.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class AlertConcurrencyComponentTest {
  private static final int ARTICLES = 60;

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());
  private final ExecutorService threads = Executors.newFixedThreadPool(6);

  @Inject AgroalDataSource database;
  @Inject Alerts alerts;
  @Inject AlertMatches matches;
  @Inject AlertIndex index;
  @Inject AlertTransaction sender;
  @Inject AlertRetention retention;

  @AfterEach
  void close() {
    threads.shutdownNow();
    service.close();
  }

  @Test
  void eachArticleIsToldOnce() throws Exception {
    ViewTables tables = new ViewTables(database);
    alert("concurrent", "al-concurrent", "");
    index.refresh();
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      ArticleBuilder article = fresh("al-concurrent-" + i, "al-concurrent");
      service.sendSoon(article);
      articles.add(article.build());
    }
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<EnrichedArticle> shuffled = new ArrayList<>(articles);
      Collections.shuffle(shuffled);
      running.add(threads.submit(() -> takeSome(shuffled)));
      running.add(threads.submit(this::sendOften));
    }
    service.flush();
    for (Future<?> one : running) {
      one.get();
    }
    Polling.until(
        "all told",
        () ->
            count(tables, "alert_hit WHERE alert = 'concurrent'") == ARTICLES
                && count(tables, "alert_hit WHERE alert = 'concurrent' AND state <> 'told'") == 0);
    List<String> all = told("concurrent").stream().flatMap(List::stream).toList();
    assertThat(all).hasSize(ARTICLES).doesNotHaveDuplicates();
    assertThat(new HashSet<>(all)).hasSize(ARTICLES);
  }

  private Void takeSome(List<EnrichedArticle> articles) throws Exception {
    for (int i = 0; i < articles.size(); i += 7) {
      List<Accepted> batch = new ArrayList<>();
      for (EnrichedArticle article : articles.subList(i, Math.min(i + 7, articles.size()))) {
        batch.add(new Accepted(article, Instant.now(), false));
      }
      matches.take(batch);
    }
    return null;
  }

  private void sendOften() {
    for (int i = 0; i < 30; i++) {
      sender.send("concurrent", Instant.now().plus(Duration.ofSeconds(5)), true);
    }
  }

  /** Also if it was due while the service was down. */
  @Test
  void sendsNothingInQuietHours() throws Exception {
    ViewTables tables = new ViewTables(database);
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    put(
            "quiet",
            "\"parameters\": {\"source\": \"al-quiet\"}, \"quietHours\": {\"from\": \"%s\", \"to\": \"%s\"}"
                .formatted(hour(now.minusHours(1)), hour(now.plusHours(2))))
        .statusCode(201);
    index.refresh();
    ArticleBuilder article = fresh("al-quiet-1", "al-quiet");
    service.send(article);
    service.awaitTaken();
    matches.take(List.of(new Accepted(article.build(), Instant.now(), false)));
    for (int i = 0; i < 2; i++) {
      assertThat(
              count(
                  tables,
                  "alert_state WHERE alert = 'quiet' AND due BETWEEN now() + '110 min'"
                      + " AND now() + '121 min'"))
          .isEqualTo(1);
      tables.execute("UPDATE alert_state SET due = now() - interval '1 h' WHERE alert = 'quiet'");
      sender.send("quiet", Instant.now(), true);
    }
    assertThat(told("quiet")).isEmpty();
    sender.send("quiet", Instant.now().plus(Duration.ofMinutes(125)), true);
    assertThat(told("quiet")).containsExactly(List.of("al-quiet-1"));
  }

  /** This replica may be behind, or another version may have written the alert. */
  @Test
  void forgetsOnlyWhatWasRemoved() throws Exception {
    ViewTables tables = new ViewTables(database);
    String known = "alert_state WHERE alert = 'al-unknown' AND due > now() + '1 h'";
    String hits = "alert_hit WHERE alert = 'al-unknown'";
    addHit(tables, "al-unknown");
    Instant later = Instant.now().plus(Duration.ofDays(3));
    sender.send("al-unknown", later, false);
    assertThat(count(tables, known)).as("due later").isEqualTo(1);
    assertThat(count(tables, hits)).isEqualTo(1);

    writeAlert("al-unknown", "{\"of\": \"another version\"".getBytes(UTF_8));
    Polling.until("unreadable alert", () -> alerts.isUnreadable("al-unknown"));
    sender.send("al-unknown", later.plus(Duration.ofHours(1)), true);
    assertThat(count(tables, known)).isEqualTo(1);
    assertThat(count(tables, hits)).isEqualTo(1);

    writeAlert("al-unknown", null);
    Polling.until("removal", () -> !alerts.isUnreadable("al-unknown"));
    sender.send("al-unknown", later.plus(Duration.ofHours(2)), true);
    assertThat(count(tables, hits)).isZero();
    assertThat(count(tables, "alert_state WHERE alert = 'al-unknown'")).isZero();
  }

  /** A hit that has waited for its hour, as one of several articles, ends no wait of a new one. */
  @Test
  void waitsForTheViewAlsoWithOldHits() throws Exception {
    ViewTables tables = new ViewTables(database);
    put("waiting", "\"parameters\": {\"source\": \"al-waiting\"}, \"rate\": \"hourly\"")
        .statusCode(201);
    index.refresh();
    ArticleBuilder old = fresh("al-waiting-1", "al-waiting");
    service.send(old);
    service.awaitTaken();
    matches.take(List.of(new Accepted(old.build(), Instant.now(), false)));
    tables.execute("UPDATE alert_hit SET found = now() - interval '1 h' WHERE alert = 'waiting'");
    ArticleBuilder missing = fresh("al-waiting-2", "al-waiting");
    matches.take(List.of(new Accepted(missing.build(), Instant.now(), false)));
    tables.execute("UPDATE alert_state SET due = now() WHERE alert = 'waiting'");
    sender.send("waiting", Instant.now(), true);
    assertThat(told("waiting")).isEmpty();
    assertThat(count(tables, "alert_hit WHERE alert = 'waiting' AND state = 'pending'"))
        .isEqualTo(2);
    service.send(missing);
    awaitTold("waiting", List.of(List.of("al-waiting-2", "al-waiting-1")));
  }

  /** Otherwise the message that marks its hits and the new hit would wait for each other. */
  @Test
  void aNewRevisionWaitsForTheMessageThatIsMade() throws Exception {
    ViewTables tables = new ViewTables(database);
    put(
            "locked",
            "\"parameters\": {\"source\": \"al-locked\"}, \"rate\": \"hourly\","
                + " \"revisions\": true")
        .statusCode(201);
    index.refresh();
    EnrichedArticle article = fresh("al-locked-1", "al-locked").build();
    matches.take(List.of(new Accepted(article, Instant.now(), false)));
    EnrichedArticle revised = fresh("al-locked-1", "al-locked").text("It happened.").build();
    Future<?> taking;
    try (Connection message = database.getConnection()) {
      message.setAutoCommit(false);
      try (Statement statement = message.createStatement()) {
        statement.execute("SELECT alert FROM alert_state WHERE alert = 'locked' FOR UPDATE");
        taking =
            threads.submit(
                () -> {
                  matches.take(List.of(new Accepted(revised, Instant.now(), false)));
                  return null;
                });
        Polling.until(
            "wait for the lock",
            () ->
                count(
                        tables,
                        "pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%alert_state%'")
                    > 0);
        statement.execute("SET LOCAL lock_timeout = '5s'");
        statement.execute("UPDATE alert_hit SET state = 'told' WHERE alert = 'locked'");
      }
      message.commit();
    }
    taking.get();
    assertThat(tables.query("SELECT state, revision FROM alert_hit WHERE alert = 'locked'"))
        .containsExactly("pending " + revised.revision());
  }

  /** As of alerts that a tool has removed from the Kafka topic. */
  @Test
  void deletesWhatIsKnownOfRemovedAlerts() throws Exception {
    ViewTables tables = new ViewTables(database);
    alert("al-present", "al-present", "");
    addHit(tables, "al-present");
    addHit(tables, "al-gone");
    tables.execute("INSERT INTO alert_entity (alert, entity) VALUES ('al-gone', 'place/x')");
    Polling.until("all alerts are read", alerts::areCurrent);
    retention.deleteRemoved();
    for (String table : List.of("alert_state", "alert_hit", "alert_entity")) {
      assertThat(count(tables, table + " WHERE alert = 'al-gone'")).as(table).isZero();
    }
    assertThat(count(tables, "alert_hit WHERE alert = 'al-present'")).isEqualTo(1);
    tables.execute("DELETE FROM alert_hit WHERE alert = 'al-present'");
  }

  private static void addHit(ViewTables tables, String alert) throws Exception {
    tables.execute(
        "INSERT INTO alert_hit"
            + " (alert, article, revision, content, at, found, state, entities, item) VALUES ('"
            + alert
            + "', 'al-hit', 1, '', now(), now(), 'pending', '{}', '{}')");
    tables.execute(
        "INSERT INTO alert_state (alert, due) VALUES ('%s', now() + '2 days')".formatted(alert));
  }

  private static void writeAlert(String id, byte[] value) {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      KafkaTestClient.acknowledged(
          kafka.sendSoon(new ProducerRecord<>(KafkaTopics.ALERTS, id.getBytes(UTF_8), value)));
    }
  }

  private static String hour(LocalTime time) {
    return "%02d:%02d".formatted(time.getHour(), time.getMinute());
  }

  @Test
  void waitsForItsHourAndForgetsWhatIsOld() throws Exception {
    ViewTables tables = new ViewTables(database);
    put("hourly", "\"parameters\": {\"source\": \"al-hourly\"}, \"rate\": \"hourly\"")
        .statusCode(201);
    index.refresh();
    ArticleBuilder article = fresh("al-hourly-1", "al-hourly");
    service.send(article);
    service.awaitTaken();
    matches.take(List.of(new Accepted(article.build(), Instant.now(), false)));
    String due = tables.query("SELECT due FROM alert_state WHERE alert = 'hourly'").get(0);
    assertThat(due).contains(":00:00");
    sender.send("hourly", Instant.now().plus(Duration.ofMinutes(61)), true);
    assertThat(told("hourly")).hasSize(1);

    settle(BackingServices.sharedBroker(), tables);
    assertThat(retention.delete(Instant.now())).isZero();
    assertThat(retention.delete(Instant.now().plus(Duration.ofDays(31)))).isGreaterThan(2);
    assertThat(count(tables, "alert_seen")).isZero();
    assertThat(count(tables, "alert_hit")).isZero();
    assertThat(count(tables, "alert_message")).isZero();
  }
}
