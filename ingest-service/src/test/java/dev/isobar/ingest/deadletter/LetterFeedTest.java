package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterFeedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"feed\":\"f\"}",
        "{\"content\":{\"feed\":\"no\"},\"x\":[{\"feed\":\"no\"}],\"feed\":\"f\"}",
        "{\"feed\":\"f\",\"content\":\"cut",
        "{\"feed\":\"f\"} trailing"
      })
  void findsItAtTheTopOfARawArticle(String json) {
    assertThat(LetterFeed.of(LetterTopic.RAW, json.getBytes(UTF_8))).isEqualTo("f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "7",
        "null",
        "{",
        "{\"feed\":7}",
        "{\"feed\":{}}",
        "{\"x\":1}",
        "[{\"feed\":\"f\"}]",
        "\u0000\u0000"
      })
  void aValueWithoutItHasNone(String value) {
    assertThat(LetterFeed.of(LetterTopic.RAW, value.getBytes(UTF_8))).isNull();
  }

  @Test
  void survivesDeepNestingAndLongNames() {
    byte[] deep = ("{\"x\":" + "[".repeat(1 << 20)).getBytes(UTF_8);
    assertThat(LetterFeed.of(LetterTopic.RAW, deep)).isNull();
    byte[] name = ("{\"feed\":\"" + "f".repeat(100_000) + "\"}").getBytes(UTF_8);
    assertThat(LetterFeed.of(LetterTopic.RAW, name)).hasSize(200);
    assertThat(LetterFeed.of(LetterTopic.RAW, null)).isNull();
  }

  @Test
  void findsItInTheSourceOfAnEnrichedArticle() {
    byte[] json = "{\"feed\":\"no\",\"source\":{\"a\":1,\"feed\":\"f\"}}".getBytes(UTF_8);
    assertThat(LetterFeed.of(LetterTopic.ENRICHED, json)).isEqualTo("f");
    byte[] other = "{\"source\":\"f\"}".getBytes(UTF_8);
    assertThat(LetterFeed.of(LetterTopic.ENRICHED, other)).isNull();
  }
}
