package dev.isobar.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the records do beyond holding values. */
class RecordsTest {

  @Test
  void theDeepLaneReplacesMentionsAndHappeningsOnly() throws IOException {
    EnrichedArticle quick = full();
    Mention mention =
        new Mention("person/b", Mention.Type.PERSON, "Bea", "Bea", 0, 3, "recogniser:en", 0.5);
    Happening happening =
        new Happening("visit", null, null, null, List.of("person/b"), null, new Span(0, 3));
    Instant now = Instant.parse("2026-03-01T12:00:00Z");

    EnrichedArticle deep = quick.readDeep(List.of(mention), List.of(happening), now);

    assertThat(deep)
        .usingRecursiveComparison()
        .ignoringFields("mentions", "happenings", "lane", "enrichedAt")
        .isEqualTo(quick);
    assertThat(deep.mentions()).containsExactly(mention);
    assertThat(deep.happenings()).containsExactly(happening);
    assertThat(deep.lane()).isEqualTo(Lane.DEEP);
    assertThat(deep.enrichedAt()).isEqualTo(now);
    assertThat(happening.topics()).isEmpty();
  }

  @Test
  void theIdOfARawArticleIsReplacedAndNothingElse() {
    RawArticle raw =
        ContractJson.readRaw(
            ("{\"id\":\"mine\",\"url\":\"https://example.org/a\",\"feed\":\"f\",\"guid\":\"g\","
                    + "\"title\":\"T\",\"authors\":[\"A\"],\"publishedAt\":\"today\","
                    + "\"language\":\"en\",\"country\":\"CN\",\"fetchedAt\":\"2024-01-01T00:00:00Z\","
                    + "\"contentType\":\"text/plain\",\"content\":\"c\",\"x\":1}")
                .getBytes(UTF_8),
            10_000);
    assertThat(raw.withId("other")).usingRecursiveComparison().ignoringFields("id").isEqualTo(raw);
    assertThat(raw.withId("other").id()).isEqualTo("other");
  }

  @Test
  void aCountryIsAddedAndNothingElseChanges() throws IOException {
    assertThat(ContractJson.mapper().readValue("{\"feed\":\"f\"}", Source.class))
        .isEqualTo(new Source("f", null, null));
    assertThat(new String(ContractJson.write(new Source("f", null, null)), UTF_8))
        .isEqualTo("{\"feed\":\"f\",\"publisher\":null}");
    assertThat(new String(ContractJson.write(raw(List.of(), "YQ==")), UTF_8))
        .doesNotContain("country");
    assertThat(full().source().country()).isEqualTo("US");
  }

  @Test
  void recordsKeepTheirOwnCopies() throws IOException {
    List<String> authors = new ArrayList<>(List.of("A"));
    RawArticle raw = raw(authors, "YQ==");
    authors.add("B");
    assertThat(raw.authors()).containsExactly("A");
    assertThatThrownBy(() -> raw.extensions().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> full().extensions().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void base64MayBeWrappedButNotWrong() {
    assertThat(raw(List.of(), "bWV0\r\n aGFuZQ==").contentBytes()).asString().isEqualTo("methane");
    assertThatThrownBy(() -> raw(List.of(), "a*==").contentBytes())
        .isInstanceOfSatisfying(
            ContractViolationException.class,
            e -> assertThat(e.pointer()).isEqualTo("/contentBase64"));
  }

  @Test
  void aLabelIsAStringOrHasAWeight() {
    ConceptEvent concept =
        ContractJson.readConcept(
            ("{\"id\":\"a\",\"definition\":\"d\",\"labels\":{\"en\":\"A\"},"
                    + "\"altLabels\":[\"plain\",{\"text\":\"weighed\",\"weight\":0.5},"
                    + "{\"text\":\"unweighed\",\"weight\":null}]}")
                .getBytes(UTF_8));
    assertThat(concept.altLabels())
        .containsExactly(
            new ConceptLabel("plain", null),
            new ConceptLabel("weighed", 0.5),
            new ConceptLabel("unweighed", null));
    assertThat(new String(ContractJson.write(concept), UTF_8))
        .contains("[\"plain\",{\"text\":\"weighed\",\"weight\":0.5},\"unweighed\"]")
        .doesNotContain("broader");
    assertThat(concept.broader()).isEmpty();
  }

  @Test
  void aConceptKeepsItsRelevanceAndTheOrderOfItsLabels() {
    ConceptEvent concept =
        new ConceptEvent(
            "a",
            null,
            "d",
            new java.util.LinkedHashMap<>(Map.of("zh", "甲")),
            null,
            null,
            null,
            null,
            1.0,
            null);
    assertThat(concept.relevance()).isEqualTo(1);
    assertThat(concept.extensions()).isEmpty();
    assertThatThrownBy(() -> concept.labels().put("en", "A"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () ->
                new ConceptEvent(
                    "a", null, "d", Map.of("en", "A"), null, null, null, null, 1.1, null))
        .hasMessageContaining("/relevance");
    assertThatThrownBy(() -> new ConceptLabel("a", -0.1)).hasMessageContaining("/weight");
  }

  /** What `published` was before `uncertain`. */
  private record EarlierPublished(
      String value, Published.Precision precision, double confidence, String evidence) {}

  @Test
  void anEarlierReaderTakesAnUncertainDateAsADay() throws IOException {
    Published date = new Published("2024-05-09", Published.Precision.DAY, 0.7, "class date", true);
    EarlierPublished read =
        ContractJson.mapper().readValue(ContractJson.write(date), EarlierPublished.class);
    assertThat(read)
        .isEqualTo(new EarlierPublished("2024-05-09", Published.Precision.DAY, 0.7, "class date"));
    assertThat(ContractJson.mapper().readValue(ContractJson.write(date), Published.class))
        .isEqualTo(date);
    assertThat(new String(ContractJson.write(full().published()), UTF_8))
        .doesNotContain("uncertain");
  }

  private static EnrichedArticle full() throws IOException {
    return ContractJson.readEnriched(
        Files.readAllBytes(Path.of("samples/enriched-article/valid/full.json")),
        ContractJson.DEFAULT_MAX_BYTES);
  }

  private static RawArticle raw(List<String> authors, String base64) {
    return new RawArticle(
        null,
        null,
        "f",
        null,
        null,
        authors,
        null,
        null,
        null,
        Instant.EPOCH,
        "text/html",
        null,
        base64,
        Map.of("own", 1));
  }
}
