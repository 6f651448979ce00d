package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.isobar.contracts.ContractViolationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads and writes lists of feeds as YAML: an object with the list {@code feeds}, whose items are
 * those of {@link FeedJson}. Nothing is lost, and only what differs from the default is written.
 */
public final class FeedYaml {
  /** Size limit of a document: 16 MiB, about 100,000 feeds. */
  public static final int MAX_BYTES = 16 << 20;

  private static final String FEEDS = "feeds";
  private static final YAMLMapper MAPPER = mapper();

  private FeedYaml() {}

  /**
   * Reads feeds. A feed without an id gets the one that its address suggests.
   *
   * @throws ContractViolationException if it is not a list of feeds; it names the JSON pointer
   */
  public static List<Feed> read(byte[] yaml) {
    if (yaml.length > MAX_BYTES) {
      throw new ContractViolationException(
          ContractViolationException.Reason.TOO_LARGE,
          "",
          "has more than %d bytes: divide it".formatted(MAX_BYTES));
    }
    JsonNode items = items(tree(yaml));
    List<Feed> feeds = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/" + FEEDS + "/" + i;
      Feed feed = named(FeedJson.read(items.get(i), pointer));
      if (feed.id() != null && !ids.add(feed.id())) {
        throw new ContractViolationException(
            pointer + "/id", "is " + feed.id() + " again: give each feed its own id");
      }
      feeds.add(feed);
    }
    return feeds;
  }

  /** Writes feeds in their order. */
  public static byte[] write(List<Feed> feeds) {
    ObjectNode document = MAPPER.createObjectNode();
    ArrayNode items = document.putArray(FEEDS);
    feeds.forEach(feed -> items.add(FeedJson.tree(feed)));
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Feed named(Feed feed) {
    return feed.id() == null && feed.url() != null ? feed.withId(FeedUrl.id(feed.url())) : feed;
  }

  private static JsonNode items(JsonNode document) {
    document
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(FEEDS)) {
                throw new ContractViolationException(
                    "/" + name, "is not a known field: write the list feeds");
              }
            });
    JsonNode items = document.path(FEEDS);
    if (!document.isObject() || !items.isArray() && !items.isNull()) {
      throw new ContractViolationException("", "is not a list of feeds: write feeds: [...]");
    }
    return items;
  }

  private static JsonNode tree(byte[] yaml) {
    try {
      return MAPPER.readTree(yaml);
    } catch (IOException | StackOverflowError e) {
      String why = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.toString();
      throw new ContractViolationException("", "is not YAML in UTF-8: " + why);
    }
  }

  private static YAMLMapper mapper() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setAllowDuplicateKeys(false);
    YAMLFactory factory =
        YAMLFactory.builder()
            .loaderOptions(limits)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            // The country NO is not a boolean.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    return new YAMLMapper(factory);
  }
}
