package dev.isobar.contracts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the AsyncAPI document against the schemas, the samples and the constants. */
class AsyncApiTest {
  private static JsonNode document;

  @BeforeAll
  static void read() throws IOException {
    document = new YAMLMapper().readTree(Path.of("asyncapi.yaml").toFile());
  }

  @Test
  void describesEveryKafkaTopic() {
    assertThat(KafkaTopics.all())
        .extracting(NewTopic::name)
        .containsExactlyInAnyOrder(
            KafkaTopics.RAW,
            KafkaTopics.ENRICHED,
            KafkaTopics.REMOVED,
            KafkaTopics.RAW_DLQ,
            KafkaTopics.ENRICHED_DLQ,
            KafkaTopics.REPLAYED_DEAD_LETTERS,
            KafkaTopics.FEEDS,
            KafkaTopics.FEED_STATES,
            KafkaTopics.FEED_SUBSCRIPTIONS,
            KafkaTopics.FEED_PUSHES,
            KafkaTopics.FEED_EVENTS,
            KafkaTopics.QUERIES,
            KafkaTopics.ALERTS,
            KafkaTopics.HUB_SUBSCRIPTIONS,
            KafkaTopics.WEBHOOKS,
            KafkaTopics.STORIES,
            KafkaTopics.TAXONOMY);
  }

  @Test
  void retentionIsThirtyDaysAndSomeTopicsAreCompacted() {
    long thirtyDays = TimeUnit.DAYS.toMillis(30);
    for (NewTopic topic : KafkaTopics.all()) {
      boolean compacted = topic.configs().get("cleanup.policy").contains("compact");
      assertThat(compacted)
          .as(topic.name())
          .isEqualTo(
              List.of(
                      KafkaTopics.ENRICHED,
                      KafkaTopics.REMOVED,
                      KafkaTopics.FEEDS,
                      KafkaTopics.FEED_STATES,
                      KafkaTopics.FEED_SUBSCRIPTIONS,
                      KafkaTopics.FEED_PUSHES,
                      KafkaTopics.REPLAYED_DEAD_LETTERS,
                      KafkaTopics.QUERIES,
                      KafkaTopics.ALERTS,
                      KafkaTopics.HUB_SUBSCRIPTIONS,
                      KafkaTopics.WEBHOOKS,
                      KafkaTopics.STORIES,
                      KafkaTopics.TAXONOMY)
                  .contains(topic.name()));
      if (topic.configs().get("cleanup.policy").contains("delete")) {
        // A mark outlives the letter that it marks.
        long kept = topic.name().equals(KafkaTopics.REPLAYED_DEAD_LETTERS) ? 3 : 1;
        assertThat(topic.configs().get("retention.ms"))
            .as(topic.name())
            .isEqualTo(String.valueOf(kept * thirtyDays));
      }
    }
  }

  @Test
  void everyPayloadRefersToAnExistingSchema() {
    for (JsonNode message : document.at("/components/messages")) {
      JsonNode schema = message.at("/payload/$ref");
      assertThat(schema.isMissingNode() || isDefined(schema.asText()))
          .as(message.get("name").asText())
          .isTrue();
    }
  }

  @Test
  void headersEqualThoseThatTheCodeWrites() {
    List<String> names = new ArrayList<>();
    document
        .at("/components/schemas/deadLetterHeaders/required")
        .forEach(n -> names.add(n.asText()));
    assertThat(names)
        .containsExactlyInAnyOrder(
            DeadLetter.REASON,
            DeadLetter.MESSAGE,
            DeadLetter.SERVICE,
            DeadLetter.TIME,
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET);
    assertThat(document.at("/components/schemas/cloudEventHeaders/properties/ce_type/enum"))
        .extracting(JsonNode::asText)
        .containsExactly(
            CloudEventHeaders.RAW_TYPE,
            CloudEventHeaders.ENRICHED_TYPE,
            CloudEventHeaders.REMOVED_TYPE,
            CloudEventHeaders.CONCEPT_TYPE,
            CloudEventHeaders.FEED_TYPE,
            CloudEventHeaders.FEED_EVENT_TYPE,
            CloudEventHeaders.QUERY_TYPE,
            CloudEventHeaders.STORY_DECISION_TYPE);
  }

  /** Runs the official parser if it is installed; .ci/run installs it with npm ci. */
  @Test
  void officialParserFindsNoError() throws Exception {
    Path checker = Path.of("src/test/asyncapi");
    assumeTrue(
        Files.exists(checker.resolve("node_modules/@asyncapi/parser")),
        "run npm ci in contracts/src/test/asyncapi");
    Path log = Path.of("target/asyncapi-parser.log");
    Process process =
        new ProcessBuilder("node", "check.mjs", Path.of("asyncapi.yaml").toRealPath().toString())
            .directory(checker.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static boolean isDefined(String reference) {
    return reference.startsWith("#")
        ? !document.at(reference.substring(1)).isMissingNode()
        : Files.exists(Path.of(reference));
  }
}
