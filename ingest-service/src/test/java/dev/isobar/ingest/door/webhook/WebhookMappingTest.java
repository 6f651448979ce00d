package dev.isobar.ingest.door.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.RawArticle;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WebhookMappingTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void mapsEachItemOfTheArray() throws Exception {
    WebhookMapping mapping =
        mapping(
            "items",
            "/data/items",
            "content",
            "/body/html",
            "title",
            "/headline",
            "guid",
            "/nr",
            "country",
            "/place");

    List<byte[]> articles =
        map(
            mapping,
            json(
                """
                {"data": {"items": [
                  {"nr": 7, "headline": "One", "place": "NO", "body": {"html": "<p>a"}},
                  {"nr": 8, "headline": " ", "body": {"html": "<p>b"}}]}}"""));

    assertThat(articles).hasSize(2);
    RawArticle first = raw(articles.get(0));
    assertThat(first.guid()).isEqualTo("7");
    assertThat(first.title()).isEqualTo("One");
    assertThat(first.content()).isEqualTo("<p>a");
    assertThat(first.country()).isEqualTo("NO");
    assertThat(first.feed()).isEqualTo("cms");
    assertThat(first.contentType()).isEqualTo("text/html");
    assertThat(first.fetchedAt()).isEqualTo(NOW);
    assertThat(raw(articles.get(1)).title()).isNull();
    assertThat(raw(articles.get(1)).country()).isNull();
  }

  @Test
  void takesAnObjectAsOneItemAndAnArrayAsMany() throws Exception {
    WebhookMapping mapping = mapping("content", "/t", "contentType", "text/plain", "feed", "x");

    assertThat(raw(map(mapping, json("{\"t\":\"a\"}")).get(0)).feed()).isEqualTo("x");
    assertThat(map(mapping, json("[{\"t\":\"a\"},{\"t\":\"b\"}]"))).hasSize(2);
  }

  @Test
  void takesOneAuthorOrMany() throws Exception {
    WebhookMapping mapping = mapping("content", "/t", "authors", "/by");

    assertThat(raw(map(mapping, json("{\"t\":\"a\",\"by\":\"Li\"}")).get(0)).authors())
        .containsExactly("Li");
    assertThat(raw(map(mapping, json("{\"t\":\"a\",\"by\":[\"Li\",\"\"]}")).get(0)).authors())
        .containsExactly("Li");
  }

  @Test
  void namesTheItemWithoutContent() {
    WebhookMapping mapping = mapping("items", "/i", "content", "/t");

    assertThatThrownBy(() -> map(mapping, json("{\"i\":[{\"t\":\"a\"},{\"t\":null}]}")))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/i/1/t"));
  }

  @Test
  void namesTheMissingArray() {
    assertThatThrownBy(() -> map(mapping("items", "/i", "content", "/t"), json("{}")))
        .isInstanceOfSatisfying(
            ContractViolationException.class, e -> assertThat(e.pointer()).isEqualTo("/i"));
  }

  @Test
  void namesASettingThatIsNoPointer() {
    assertThatThrownBy(() -> mapping("content", "body"))
        .hasMessageContaining("isobar.webhooks.cms.content")
        .hasMessageContaining("begin it with /");
  }

  @Test
  void locatesAViolationInTheCall() throws Exception {
    WebhookMapping mapping = mapping("items", "/i", "content", "/t", "url", "/links/self");
    WebhookMapping.Item item = mapping.items(json("{\"i\":[{\"t\":\"a\"}]}")).get(0);

    ContractViolationException found =
        mapping.inCall(item, new ContractViolationException("/url", "is no URL"));

    assertThat(found.pointer()).isEqualTo("/i/0/links/self");
    assertThat(found).hasMessage("/i/0/links/self is no URL");
    assertThat(mapping.inCall(item, new ContractViolationException("", "is odd")))
        .hasMessage("/i/0 is odd");
  }

  private static List<byte[]> map(WebhookMapping mapping, JsonNode call) {
    return mapping.items(call).stream().map(item -> mapping.article(item, NOW)).toList();
  }

  private static JsonNode json(String text) throws Exception {
    return ContractJson.mapper().readTree(text);
  }

  private static RawArticle raw(byte[] article) {
    return ContractJson.readRaw(article, ContractJson.DEFAULT_MAX_BYTES);
  }

  private static WebhookMapping mapping(String... settings) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      String key = settings[i].replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      properties.put("isobar.webhooks.cms." + key, settings[i + 1]);
    }
    WebhookConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(WebhookConfig.class)
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build()
            .getConfigMapping(WebhookConfig.class);
    return new WebhookMapping("cms", config.byName().get("cms"));
  }
}
