package dev.isobar.query.webhook;

import static dev.isobar.query.webhook.WebhookRequests.create;
import static dev.isobar.query.webhook.WebhookRequests.id;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.config.DeliveryConfig;
import dev.isobar.query.store.SchemaMigrator;
import dev.isobar.query.webhook.TargetServer.Answer;
import dev.isobar.query.webhook.TargetServer.Received;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Several replicas that stop, start and break down while they send. */
@QuarkusTest
@TestProfile(WebhookRequests.Silent.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RestartedSenderComponentTest {
  private static final int TARGETS = 5;
  private static final int MESSAGES = 40;

  private final List<WebhookDispatcher> senders = new ArrayList<>();
  private TargetServer server;

  @Inject SchemaMigrator schema;
  @Inject Webhooks webhooks;
  @Inject MessageStore store;
  @Inject MessageSender sender;
  @Inject WebhookMetrics metrics;
  @Inject WebhookUpkeep upkeep;
  @Inject DeliveryConfig config;
  @Inject RetryPlan plan;
  @Inject MessageRule rule;
  @Inject WebhookQueue queue;
  @Inject EntityManager entities;
  @Inject AgroalDataSource database;

  @BeforeEach
  void open() throws Exception {
    server = new TargetServer();
  }

  @AfterEach
  void close() {
    senders.forEach(WebhookDispatcher::stop);
    webhooks.all().forEach(one -> given().delete("/webhooks/" + one.id()).then().statusCode(204));
    server.close();
  }

  /**
   * Whatever fails, every message is delivered or dead in the end, and none comes twice under one
   * id to a target that has taken it.
   */
  @RepeatedTest(3)
  void everyMessageIsDeliveredOrDeadAndNoneTwice(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    List<JsonPath> targets = new ArrayList<>();
    for (int t = 0; t < TARGETS; t++) {
      double failing = t / (double) TARGETS;
      long seed = random.nextLong();
      server.answer("/" + t, request -> atRandom(new Random(seed ^ System.nanoTime()), failing));
      targets.add(create(server.url("/" + t)));
    }
    start(store);
    for (int m = 0; m < MESSAGES; m++) {
      for (JsonPath target : targets) {
        WebhookRequests.offer(database, queue, id(target), "m-" + m);
      }
      if (random.nextInt(8) == 0) {
        // A roll-out: the new replica starts before the old one has stopped.
        start(store);
        senders.remove(0).stop();
      }
    }
    start(store);
    Polling.until("no message waits", () -> waiting(targets) == 0);

    for (int t = 0; t < TARGETS; t++) {
      List<Received> received = server.received("/" + t);
      Map<String, Long> taken =
          received.stream()
              .filter(Received::isTaken)
              .collect(Collectors.groupingBy(Received::id, Collectors.counting()));
      assertThat(taken.values()).as("target %d", t).allMatch(times -> times == 1);
      assertThat(states(targets.get(t), "delivered"))
          .containsExactlyInAnyOrderElementsOf(taken.keySet());
      List<String> dead = states(targets.get(t), "dead");
      assertThat(dead.size() + taken.size()).isEqualTo(MESSAGES);
      Map<String, Long> attempts =
          received.stream().collect(Collectors.groupingBy(Received::id, Collectors.counting()));
      dead.forEach(id -> assertThat(attempts.get(id)).as(id).isBetween(4L, 8L));
    }
  }

  /** The replica ends after the target has taken the message, and before that is noted. */
  @Test
  void aBreakdownBetweenSendingAndNotingSendsAgainUnderTheSameId() throws Exception {
    JsonPath target = create(server.url("/broken"));
    WebhookRequests.offer(database, queue, id(target), "broken");
    CountDownLatch broken = new CountDownLatch(1);
    start(
        new MessageStore(entities, plan, rule) {
          @Override
          Optional<Outcome> note(WebhookMessage sent, Attempt attempt) {
            broken.countDown();
            throw new Error("the process has ended");
          }

          @Override
          void release(String replica, String webhook) {
            // It has ended.
          }
        });
    broken.await();
    senders.remove(0).stop();
    start(store);
    WebhookDispatcher another = start(store);
    assertThat(states(target, "pending")).containsExactly("broken");
    assertThat(server.received("/broken")).hasSize(1);
    // As if the time of the replica were over.
    WebhookRequests.execute(
        database, "UPDATE webhook_target SET leased_until = now() - interval '1 second'");
    Polling.until("delivery", () -> states(target, "delivered").contains("broken"));
    List<Received> received = server.received("/broken");
    assertThat(received).extracting(Received::id).containsExactly("broken", "broken");
    assertThat(received.get(1).text()).isEqualTo(received.get(0).text());
    another.stop();
  }

  /** A stop does not wait for a target, and what it cuts off is sent again by another replica. */
  @Test
  void aStopIsSoonAndLosesNothing() throws Exception {
    server.answer("/slow", request -> new Answer(200, "", Map.of(), 700));
    JsonPath target = create(server.url("/slow"));
    for (int m = 0; m < 3; m++) {
      WebhookRequests.offer(database, queue, id(target), "s-" + m);
    }
    WebhookDispatcher first = start(store);
    Polling.until("begun", () -> leased(target) == 1);
    long began = System.nanoTime();
    first.stop();
    assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
    assertThat(leased(target)).isZero();
    start(store);
    Polling.until("all", () -> states(target, "delivered").size() == 3);
    assertThat(server.received("/slow")).hasSize(3);
  }

  private WebhookDispatcher start(MessageStore with) {
    TargetWorker worker = new TargetWorker(webhooks, with, sender, metrics, config);
    WebhookDispatcher dispatcher =
        new WebhookDispatcher(schema, webhooks, with, worker, upkeep, config);
    dispatcher.start();
    senders.add(dispatcher);
    return dispatcher;
  }

  private static Answer atRandom(Random random, double failing) {
    int delay = random.nextInt(20);
    if (random.nextDouble() >= failing) {
      return new Answer(200, "", Map.of(), delay);
    }
    int status = List.of(500, 503, 404, 429, 302).get(random.nextInt(5));
    return new Answer(status, "no", Map.of(), delay);
  }

  private long waiting(List<JsonPath> targets) throws Exception {
    return number("webhook_message WHERE state = 'pending'", targets);
  }

  private long leased(JsonPath target) throws Exception {
    return number("webhook_target WHERE leased_by IS NOT NULL", List.of(target));
  }

  /** Other tests leave rows of webhooks that they have removed. */
  private long number(String rows, List<JsonPath> targets) throws Exception {
    String ids = targets.stream().map(WebhookRequests::id).collect(Collectors.joining("', '"));
    return WebhookRequests.number(
        database, "SELECT count(*) FROM " + rows + " AND webhook IN ('" + ids + "')");
  }

  private List<String> states(JsonPath target, String state) {
    return given()
        .get("/webhooks/" + id(target) + "/deliveries?state=" + state)
        .jsonPath()
        .getList("items.id");
  }
}
