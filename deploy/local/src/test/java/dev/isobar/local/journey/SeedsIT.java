package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.testing.Polling;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pushes five real articles and compares the results with hand-written expectations. */
class SeedsIT {
  private static final String FEED = "seeds";
  private static final Map<String, JsonNode> CAME_OUT = new HashMap<>();

  @BeforeAll
  static void push() {
    NewswireClient client = RunningNewswire.get().client();
    Map<String, String> ids = new HashMap<>();
    for (SampleTexts.Sample sample : SampleTexts.all()) {
      Instant fetchedAt = Instant.parse("2024-09-12T00:00:00Z");
      ids.put(sample.name(), client.pushText(FEED, sample.name(), sample.text(), fetchedAt));
    }
    Polling.eventually(() -> client.ids(FEED), found -> found.size() == ids.size());
    ids.forEach((name, id) -> CAME_OUT.put(name, client.article(id)));
  }

  static Stream<JsonNode> expectations() throws Exception {
    try (InputStream in = SeedsIT.class.getResourceAsStream("/samples/expected.json")) {
      JsonNode articles = ContractJson.mapper().readTree(in).get("articles");
      return java.util.stream.StreamSupport.stream(articles.spliterator(), false);
    }
  }

  @Test
  void allFiveAreVisible() {
    assertThat(CAME_OUT).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void hasTheExpectedResult(JsonNode expected) {
    JsonNode article = CAME_OUT.get(expected.get("file").asText());
    SoftAssertions soft = new SoftAssertions();
    soft.assertThat(article.get("language")).isEqualTo(expected.at("/languages/main"));
    String flat = article.get("text").asText().replaceAll("\\s+", " ");
    expected
        .get("keep")
        .forEach(k -> soft.assertThat(flat).contains(k.asText().replaceAll("\\s+", " ")));
    expected.get("drop").forEach(d -> soft.assertThat(flat).doesNotContain(d.asText()));
    soft.assertThat(day(article.get("published"))).isEqualTo(text(expected.get("published")));
    Set<String> topics = new HashSet<>();
    article.get("topics").forEach(topic -> topics.add(topic.get("id").asText()));
    expected.at("/topics/required").forEach(t -> soft.assertThat(topics).contains(t.asText()));
    expected.at("/topics/absent").forEach(t -> soft.assertThat(topics).doesNotContain(t.asText()));
    for (String group : new String[] {"people", "organisations", "places", "instruments"}) {
      expected
          .get(group)
          .properties()
          .forEach(
              entity ->
                  entity
                      .getValue()
                      .forEach(
                          surface ->
                              soft.assertThat(entities(article, surface.asText()))
                                  .as("%s: %s", group, surface)
                                  .contains(entity.getKey())));
    }
    expected
        .path("places-absent")
        .forEach(place -> soft.assertThat(entities(article, place.asText())).isEmpty());
    soft.assertAll();
  }

  /** Returns the entities, without their type, to which a wording of the text refers. */
  private static Set<String> entities(JsonNode article, String surface) {
    Set<String> entities = new HashSet<>();
    article
        .get("mentions")
        .forEach(
            mention -> {
              if (mention.get("text").asText().equals(surface)) {
                entities.add(mention.get("entity").asText().replaceFirst("^[^/]+/", ""));
              }
            });
    return entities;
  }

  private static String day(JsonNode published) {
    return published.isNull() ? null : published.get("value").asText().substring(0, 10);
  }

  private static String text(JsonNode node) {
    return node.isNull() ? null : node.asText();
  }
}
