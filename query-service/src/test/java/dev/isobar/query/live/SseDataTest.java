package dev.isobar.query.live;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import org.junit.jupiter.api.Test;

class SseDataTest {
  @Test
  void leavesOneLineAsItIs() {
    byte[] json = "{\"title\":\"甲烷 \uD83C\uDF0D \u2028\",\"text\":\"a\\nb\"}".getBytes(UTF_8);
    assertThat(SseData.of(json)).isSameAs(json);
  }

  @Test
  void replacesLineBreaksBetweenTokens() {
    assertThat(SseData.of("{\r\n\"a\" :\n[1,\r2]}\n".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("{  \"a\" : [1, 2]} ");
  }

  @Test
  void dropsTheByteOrderMark() {
    assertThat(SseData.of("\uFEFF{\"a\":1}".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void rewritesOtherEncodings() {
    assertThat(SseData.of("{\n\"a\" : \"甲\"}".getBytes(UTF_16)))
        .asString(UTF_8)
        .isEqualTo("{\"a\":\"甲\"}");
  }

  @Test
  void lightLeavesOutTheTextAndKeepsUnknownFields() throws Exception {
    byte[] light =
        SseData.light(
            "{\"id\":\"a\",\"text\":\"long\",\"removed\":[],\"segments\":[],\"x\":1.50}"
                .getBytes(UTF_8));
    assertThat(ContractJson.mapper().readTree(light))
        .isEqualTo(ContractJson.mapper().readTree("{\"id\":\"a\",\"x\":1.50}"));
  }
}
