package dev.isobar.ingest.feed.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.channel.DeadLetter;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.feed.LoopbackAllowed;
import dev.isobar.ingest.feed.ServedFeed;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.view.ViewLookup;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three entries are published: one is in the view, one is a dead letter, one is neither yet. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(LoopbackAllowed.class)
@Timeout(90)
class FeedEntriesComponentTest extends ServedFeed {

  @Test
  void saysWhatBecameOfEachArticle() {
    String document = server.rss("a", "Methane falls.", "b", "Forests grow.", "c", "Seas rise.");
    registry.put(Feed.of(id, server.serve("/feed", "application/rss+xml", document)));
    JsonNode unknown = Polling.eventually(this::entries, answer -> answer.at("/items").size() == 3);

    assertThat(unknown.path("view").asText()).isEqualTo("unknown");
    assertThat(unknown.at("/notes/0").asText()).contains("isobar.feeds.view.url is not set");
    assertThat(unknown.at("/became/published").asInt()).isEqualTo(3);

    String inView = articleId(unknown, "a");
    String item = "{\"asked\":\"%s\",\"id\":\"present\",\"revision\":%d}";
    server.serve(
        "/revisions",
        "application/json",
        "{\"items\":[%s]}".formatted(item.formatted(inView, Instant.now().toEpochMilli())));
    QuarkusMock.installMockForType(
        new ViewClient(new ViewLookup(server.url(""))), ViewClient.class);
    writeDeadLetter(articleId(unknown, "b"));

    JsonNode known =
        Polling.eventually(this::entries, answer -> answer.at("/became/dead-letter").asInt() == 1);

    assertThat(known.path("view").asText()).isEqualTo("known");
    assertThat(item(known, "a").path("became").asText()).isEqualTo("in-view");
    assertThat(item(known, "a").path("href").asText()).isEqualTo(server.url("/articles/present"));
    assertThat(item(known, "b").path("became").asText()).isEqualTo("dead-letter");
    assertThat(item(known, "b").at("/deadLetter/reason").asText()).isEqualTo("too-large");
    assertThat(item(known, "b").path("href").asText()).startsWith("../../dead-letters/raw/");
    assertThat(item(known, "c").path("became").asText()).isEqualTo("published");
    assertThat(item(known, "c").path("outcome").asText()).isEqualTo("new");
    assertThat(item(known, "c").has("href")).isFalse();
    Polling.until(
        "the dead letter is counted",
        () ->
            metrics()
                .contains(
                    "isobar_feeds_dead_letters_total{feed=\"%s\",topic=\"%s\"} 1.0"
                        .formatted(id, KafkaTopics.RAW_DLQ)));
  }

  private String metrics() {
    try {
      return new Pushing(service).get("/q/metrics").body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeDeadLetter(String articleId) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            KafkaTopics.RAW,
            0,
            0,
            articleId.getBytes(UTF_8),
            "{\"feed\":\"%s\"}".formatted(id).getBytes(UTF_8));
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(bootstrapServers)) {
      KafkaTestClient.acknowledged(
          kafka.sendSoon(
              DeadLetter.of(
                  record, KafkaTopics.RAW_DLQ, "too-large", "Send less.", "test", Instant.now())));
    }
  }

  private JsonNode entries() {
    try {
      return Pushing.json(new Pushing(service).get("/feeds/" + id + "/entries"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String articleId(JsonNode answer, String name) {
    return item(answer, name).path("articleId").asText();
  }

  private static JsonNode item(JsonNode answer, String name) {
    for (JsonNode item : answer.path("items")) {
      if (item.path("title").asText().equals("Title of " + name)) {
        return item;
      }
    }
    throw new AssertionError("No entry " + name + " in " + answer);
  }
}
