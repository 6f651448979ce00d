package dev.isobar.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes the events of the contract. Input is checked against the schema and converted to
 * records. Thread-safe.
 */
public final class ContractJson {
  /** Default size limit of an encoded article: 1 MiB. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  /** Size limit of an encoded concept: 256 KiB. */
  public static final int MAX_CONCEPT_BYTES = 1 << 18;

  private static final String LARGE_ARTICLE =
      "shorten the content or raise isobar.article.max-bytes"
          + " (isobar.enrich.preview-max-bytes for POST /enrich)";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private ContractJson() {}

  /** Returns the mapper of the contract, for events inside other JSON. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * Reads one RawArticle. Lone surrogates become U+FFFD, so that offsets do not change. Content
   * that is not text is rejected, see {@link BinaryDetector}.
   *
   * @param maxBytes the size limit, see {@link #DEFAULT_MAX_BYTES}
   * @throws ContractViolationException if the input is invalid; it names the JSON pointer
   */
  public static RawArticle readRaw(byte[] json, int maxBytes) {
    checkSize(json, maxBytes, LARGE_ARTICLE);
    JsonNode tree = tree(json);
    ContractSchema.RAW_ARTICLE.check(tree);
    RawArticle raw = record(tree, RawArticle.class);
    BinaryDetector.refuse(raw, raw.contentBytes());
    return raw;
  }

  /**
   * Reads one EnrichedArticle. The records' own checks decide whether it is valid. The schema is
   * used only to locate an error, because it takes three times as long as the whole reading.
   *
   * @throws ContractViolationException if the input is invalid; it names the JSON pointer
   */
  public static EnrichedArticle readEnriched(byte[] json, int maxBytes) {
    checkSize(json, maxBytes, LARGE_ARTICLE);
    if (!mayContainLoneSurrogates(json)) {
      try {
        EnrichedArticle article = MAPPER.readValue(json, EnrichedArticle.class);
        if (article != null) {
          return article;
        }
      } catch (IOException e) {
        // The slower reading below locates the error.
      }
    }
    JsonNode tree = tree(json);
    ContractSchema.ENRICHED_ARTICLE.check(tree);
    return record(tree, EnrichedArticle.class);
  }

  /**
   * Reads one Concept of the taxonomy, of at most {@link #MAX_CONCEPT_BYTES}.
   *
   * @throws ContractViolationException if the input is invalid; it names the JSON pointer
   */
  public static ConceptEvent readConcept(byte[] json) {
    checkSize(json, MAX_CONCEPT_BYTES, "reduce the number of labels");
    JsonNode tree = tree(json);
    ContractSchema.CONCEPT.check(tree);
    return record(tree, ConceptEvent.class);
  }

  /** Returns the event's JSON in UTF-8. */
  public static byte[] write(Object event) {
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkSize(byte[] json, int maxBytes, String remedy) {
    if (json == null || json.length == 0) {
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_JSON, "", "is empty: send one JSON object");
    }
    if (json.length > maxBytes) {
      throw tooLarge(json.length, maxBytes, remedy);
    }
  }

  /** Returns the violation of an article that has more than {@code maxBytes}. */
  public static ContractViolationException tooLarge(long bytes, int maxBytes) {
    return tooLarge(bytes, maxBytes, LARGE_ARTICLE);
  }

  private static ContractViolationException tooLarge(long bytes, int maxBytes, String remedy) {
    return new ContractViolationException(
        ContractViolationException.Reason.TOO_LARGE,
        "",
        "has %d bytes as JSON, the limit is %d: %s".formatted(bytes, maxBytes, remedy));
  }

  private static JsonNode tree(byte[] json) {
    JsonNode tree = parse(json);
    return mayContainLoneSurrogates(json) ? WellFormed.repaired(tree) : tree;
  }

  /**
   * Returns whether the input may contain lone surrogates. UTF-8 cannot contain them, but the
   * escapes from {@code \\ud800} to {@code \\udfff} can produce them.
   */
  private static boolean mayContainLoneSurrogates(byte[] json) {
    for (int i = 0; i < json.length - 2; i++) {
      if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] == 'd' || json[i + 2] == 'D')) {
        return true;
      }
    }
    return false;
  }

  private static <T> T record(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw violation(e);
    } catch (JsonProcessingException e) {
      throw new ContractViolationException("", e.getOriginalMessage());
    }
  }

  private static JsonNode parse(byte[] json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException | StackOverflowError e) {
      String why = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_JSON, "", "is not JSON in UTF-8: " + why);
    }
  }

  private static ContractViolationException violation(JsonMappingException e) {
    if (e.getCause() instanceof ContractViolationException violation) {
      return violation;
    }
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() != null ? step.getFieldName() : step.getIndex());
    }
    return new ContractViolationException(pointer.toString(), e.getOriginalMessage());
  }
}
