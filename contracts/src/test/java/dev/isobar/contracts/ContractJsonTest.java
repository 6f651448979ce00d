package dev.isobar.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractJsonTest {
  private static final String ARTICLE =
      "{\"feed\":\"f\",\"fetchedAt\":\"2024-01-01T00:00:00Z\",\"contentType\":\"text/plain\",%s}";

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{", "{} {}", "{\"feed\":", "\u0000", "{\"feed\": NaN}"})
  void rejectsInvalidJson(String json) {
    assertThat(refused(json.getBytes(UTF_8), 1000).reason())
        .isEqualTo(ContractViolationException.Reason.NOT_JSON);
  }

  @Test
  void unclosedBracketsDoNotOverflowTheStack() {
    byte[] brackets = "[".repeat(1 << 20).getBytes(UTF_8);
    assertThat(refused(brackets, 1 << 20).reason())
        .isEqualTo(ContractViolationException.Reason.NOT_JSON);
  }

  @Test
  void rejectsInvalidUtf8() {
    byte[] json = ARTICLE.formatted("\"content\":\"X\"").getBytes(UTF_8);
    json[json.length - 3] = (byte) 0xC3;
    assertThat(refused(json, 1000).reason()).isEqualTo(ContractViolationException.Reason.NOT_JSON);
  }

  @Test
  void namesTheLimitAndTheSettingForALargeArticle() {
    byte[] json = ARTICLE.formatted("\"content\":\"" + "x".repeat(2000) + "\"").getBytes(UTF_8);
    ContractViolationException violation = refused(json, 1000);
    assertThat(violation.reason()).isEqualTo(ContractViolationException.Reason.TOO_LARGE);
    assertThat(violation)
        .hasMessageContaining("1000")
        .hasMessageContaining("isobar.article.max-bytes");
  }

  @Test
  void namesTheLimitForALargeConcept() {
    byte[] json = ("{\"id\":\"" + "x".repeat(1 << 18) + "\"}").getBytes(UTF_8);
    ContractViolationException violation =
        catchThrowableOfType(
            ContractViolationException.class, () -> ContractJson.readConcept(json));
    assertThat(violation.reason()).isEqualTo(ContractViolationException.Reason.TOO_LARGE);
    assertThat(violation).hasMessageContaining("262144").hasMessageContaining("labels");
  }

  @Test
  void replacesLoneSurrogatesWithoutChangingTheLength() {
    RawArticle raw = read("\"content\":\"a\\ud83db \\ud83c\\udf0d\",\"x\":[\"\\udc00\"]");
    assertThat(raw.content()).isEqualTo("a\uFFFDb \uD83C\uDF0D");
    assertThat(new String(ContractJson.write(raw), UTF_8)).contains("[\"\uFFFD\"]");
  }

  @Test
  void replacesLoneSurrogatesInUpperCase() {
    assertThat(read("\"content\":\"a\\uD83Db \\uD83C\\uDF0D\"").content())
        .isEqualTo("a\uFFFDb \uD83C\uDF0D");
  }

  @Test
  void readsInputAsLargeAsTheLimit() {
    byte[] json = ARTICLE.formatted("\"content\":\"a\"").getBytes(UTF_8);
    assertThat(ContractJson.readRaw(json, json.length).content()).isEqualTo("a");
    assertThat(refused(json, json.length - 1).reason())
        .isEqualTo(ContractViolationException.Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{}"})
  void rejectsJsonThatIsNotAnEvent(String json) {
    for (ContractSchema schema : ContractSchema.values()) {
      assertThat(
              catchThrowableOfType(
                  ContractViolationException.class, () -> read(schema, json.getBytes(UTF_8))))
          .as(schema.name())
          .isNotNull();
    }
  }

  @Test
  void namesTheFieldOfANestedRecord() throws Exception {
    String json = Files.readString(Path.of("samples/enriched-article/valid/full.json"));
    String wrong = json.replace("\"confidence\": 0.99", "\"confidence\": 1.99");
    assertThat(wrong).isNotEqualTo(json);
    ContractViolationException violation =
        catchThrowableOfType(
            ContractViolationException.class,
            () -> ContractJson.readEnriched(wrong.getBytes(UTF_8), 1 << 20));
    assertThat(violation.pointer()).isEqualTo("/mentions/0/confidence");
  }

  /** The schema allows such numbers; the records cannot hold them. */
  @Test
  void namesTheElementThatNoRecordCanHold() throws Exception {
    String json = Files.readString(Path.of("samples/enriched-article/valid/full.json"));
    String wrong = json.replaceFirst("\"start\"\\s*:\\s*\\d+", "\"start\":99999999999");
    assertThat(wrong).isNotEqualTo(json);
    ContractViolationException violation =
        catchThrowableOfType(
            ContractViolationException.class,
            () -> ContractJson.readEnriched(wrong.getBytes(UTF_8), 1 << 20));
    assertThat(violation.pointer()).matches("/[a-z]+/0(/[a-z]+)?/start");
  }

  @Test
  void replacesLoneSurrogatesOfAnEnrichedArticle() throws Exception {
    String json = Files.readString(Path.of("samples/enriched-article/valid/full.json"));
    byte[] lone = json.replaceFirst("\"text\"\\s*:\\s*\"", "\"text\":\"\\\\ud83d").getBytes(UTF_8);
    assertThat(ContractJson.readEnriched(lone, 1 << 20).toString())
        .contains("\uFFFD")
        .doesNotContain("\ud83d");
  }

  @Test
  void keepsUnknownFields() {
    RawArticle raw = read("\"content\":\"a\",\"rights\":{\"holder\":\"X\"}");
    assertThat(raw.extensions()).isEqualTo(Map.of("rights", Map.of("holder", "X")));
    assertThat(read(raw)).isEqualTo(raw);
  }

  @Test
  void revisionIsTheTimeOfFetching() {
    assertThat(read("\"content\":\"a\"").revision()).isEqualTo(1704067200000L);
  }

  private static RawArticle read(String content) {
    return ContractJson.readRaw(ARTICLE.formatted(content).getBytes(UTF_8), 10_000);
  }

  private static RawArticle read(RawArticle raw) {
    return ContractJson.readRaw(ContractJson.write(raw), 10_000);
  }

  private static Object read(ContractSchema schema, byte[] json) {
    return switch (schema) {
      case RAW_ARTICLE -> ContractJson.readRaw(json, 10_000);
      case ENRICHED_ARTICLE -> ContractJson.readEnriched(json, 10_000);
      case CONCEPT -> ContractJson.readConcept(json);
    };
  }

  private static ContractViolationException refused(byte[] json, int maxBytes) {
    return catchThrowableOfType(
        ContractViolationException.class, () -> ContractJson.readRaw(json, maxBytes));
  }
}
