package dev.isobar.contracts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * Writes CloudEvents 1.0 in Kafka's binary mode: the attributes of the event are record headers.
 */
public final class CloudEventHeaders {
  public static final String RAW_TYPE = "dev.isobar.article.raw.v1";
  public static final String ENRICHED_TYPE = "dev.isobar.article.enriched.v1";
  public static final String REMOVED_TYPE = "dev.isobar.article.removed.v1";
  public static final String CONCEPT_TYPE = "dev.isobar.concept.v1";
  public static final String FEED_TYPE = "dev.isobar.feed.v1";
  public static final String FEED_EVENT_TYPE = "dev.isobar.feed.event.v1";
  public static final String QUERY_TYPE = "dev.isobar.query.v1";
  public static final String ALERT_TYPE = "dev.isobar.alert.v1";
  public static final String WEBHOOK_TYPE = "dev.isobar.webhook.v1";
  public static final String STORY_DECISION_TYPE = "dev.isobar.story.decision.v1";

  private CloudEventHeaders() {}

  /**
   * Adds the headers of an event.
   *
   * @param type one of the types above
   * @param source the emitting service, such as {@code /isobar/ingest-service}
   * @param id the id of the article, concept, feed, query, alert, webhook or decision
   * @param revision distinguishes the events of one id
   */
  public static void add(
      Headers headers, String type, String source, String id, long revision, Instant time) {
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id + "/" + revision);
    add(headers, "ce_source", source);
    add(headers, "ce_type", type);
    add(headers, "ce_time", time.toString());
    add(headers, "content-type", "application/json");
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }
}
