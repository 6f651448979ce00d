package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.Sha256;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads and writes feeds as JSON. The JSON holds only what differs from the default, in a fixed
 * order, so equal feeds have equal bytes. Thread-safe.
 */
public final class FeedJson {
  /** Size limit of an encoded feed: 64 KiB. */
  public static final int MAX_BYTES = 1 << 16;

  private static final int VERSION_BYTES = 8;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final JsonMapper LENIENT =
      MAPPER.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private FeedJson() {}

  /**
   * Reads a feed that a user sends. Refuses unknown fields, so that no mistyped one is lost.
   *
   * @throws ContractViolationException if it is not a feed; it names the JSON pointer
   */
  public static Feed read(byte[] json) {
    return read(json, Feed.class);
  }

  /**
   * Reads another value that a user sends and that holds parts of feeds.
   *
   * @throws ContractViolationException if it is not a feed; it names the JSON pointer
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (json.length > MAX_BYTES) {
      throw new ContractViolationException(
          ContractViolationException.Reason.TOO_LARGE,
          "",
          "has more than %d bytes: shorten it".formatted(MAX_BYTES));
    }
    return read(tree(json), "", type);
  }

  /**
   * Reads a feed that is part of a document.
   *
   * @param pointer the JSON pointer of the feed in the document
   * @throws ContractViolationException if it is not a feed; it names the JSON pointer
   */
  public static Feed read(JsonNode tree, String pointer) {
    return read(tree, pointer, Feed.class);
  }

  private static <T> T read(JsonNode tree, String pointer, Class<T> type) {
    if (!tree.isObject()) {
      throw new ContractViolationException(pointer, "is not a JSON object: send one");
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw FeedJsonError.of(e, pointer);
    }
  }

  /**
   * Reads the value of a Kafka record. Ignores unknown fields, which a newer version may have
   * written.
   *
   * @throws IOException if it is not a feed
   */
  public static Feed readRecord(byte[] json) throws IOException {
    return LENIENT.readValue(json, Feed.class);
  }

  /** Returns the JSON of a feed, without values that are the default. */
  public static ObjectNode tree(Feed feed) {
    ObjectNode tree = MAPPER.valueToTree(feed);
    if (feed.kind() == FeedKind.FEED) {
      tree.remove("kind");
    }
    removeIfEmpty(tree, "rules");
    removeIfEmpty(tree, "extraction");
    if (tree.get("paused") instanceof ObjectNode pause) {
      pause.properties().removeIf(field -> field.getValue().isNull());
    }
    return tree;
  }

  /** Returns the JSON of {@link #tree} in UTF-8. */
  public static byte[] write(Feed feed) {
    return tree(feed).toString().getBytes(UTF_8);
  }

  /** Returns a word that differs for feeds that differ. */
  public static String version(Feed feed) {
    return Sha256.hex(write(feed), VERSION_BYTES);
  }

  private static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException | StackOverflowError e) {
      String why = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_JSON, "", "is not JSON in UTF-8: " + why);
    }
  }

  private static void removeIfEmpty(ObjectNode tree, String field) {
    if (tree.path(field).isEmpty()) {
      tree.remove(field);
    }
  }
}
