package dev.isobar.contracts.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Names Isobar's Kafka topics. Their definition is in {@code asyncapi.yaml}. */
public final class KafkaTopics {
  public static final String RAW = "isobar.articles.raw";
  public static final String ENRICHED = "isobar.articles.enriched";
  public static final String REMOVED = "isobar.articles.removed";
  public static final String RAW_DLQ = "isobar.articles.raw.dlq";
  public static final String ENRICHED_DLQ = "isobar.articles.enriched.dlq";
  public static final String REPLAYED_DEAD_LETTERS = "isobar.dead-letters.replayed";
  public static final String FEEDS = "isobar.feeds";
  public static final String FEED_STATES = "isobar.feed-states";
  public static final String FEED_SUBSCRIPTIONS = "isobar.feed-subscriptions";
  public static final String FEED_PUSHES = "isobar.feed-pushes";
  public static final String FEED_EVENTS = "isobar.feed-events";
  public static final String QUERIES = "isobar.queries";
  public static final String ALERTS = "isobar.alerts";
  public static final String HUB_SUBSCRIPTIONS = "isobar.hub-subscriptions";
  public static final String WEBHOOKS = "isobar.webhooks";
  public static final String STORIES = "isobar.stories";
  public static final String TAXONOMY = "isobar.taxonomy";

  private KafkaTopics() {}

  /**
   * Returns all Kafka topics with the partitions and settings of {@code asyncapi.yaml}, and with
   * the default number of replicas of the brokers.
   */
  public static List<NewTopic> all() {
    try (InputStream in =
        KafkaTopics.class.getResourceAsStream("/dev/isobar/contracts/asyncapi.yaml")) {
      List<NewTopic> topics = new ArrayList<>();
      for (JsonNode channel : new YAMLMapper().readTree(in).get("channels")) {
        topics.add(topic(channel));
      }
      return topics;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates the missing Kafka topics and leaves existing ones unchanged.
   *
   * @throws IllegalStateException if the broker refuses or does not answer within 30 s
   */
  public static void createMissing(Admin admin) {
    admin
        .createTopics(all())
        .values()
        .forEach(
            (name, created) -> {
              try {
                created.get(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while creating " + name, e);
              } catch (ExecutionException | TimeoutException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                  throw new IllegalStateException("cannot create Kafka topic " + name, e);
                }
              }
            });
  }

  private static NewTopic topic(JsonNode channel) {
    JsonNode kafka = channel.at("/bindings/kafka");
    Map<String, String> settings = new TreeMap<>();
    kafka
        .get("topicConfiguration")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
    return new NewTopic(
            channel.get("address").asText(),
            Optional.of(kafka.get("partitions").asInt()),
            Optional.empty())
        .configs(settings);
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    List<String> text = new ArrayList<>();
    value.forEach(word -> text.add(word.asText()));
    return String.join(",", text);
  }
}
