package dev.isobar.query.article;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class CompressedJsonTest {

  @Test
  void survivesTheRoundTrip() {
    for (String json : new String[] {"", "{}", "{\"text\":\"甲烷\"}".repeat(10_000)}) {
      assertThat(CompressedJson.unpack(CompressedJson.pack(json.getBytes(UTF_8))))
          .isEqualTo(json.getBytes(UTF_8));
    }
  }

  @Test
  void isSmaller() {
    byte[] json = "{\"text\":\"carbon market\"}".repeat(100).getBytes(UTF_8);
    assertThat(CompressedJson.pack(json)).hasSizeLessThan(json.length / 5);
  }

  @Test
  void readsUncompressedJson() {
    for (Charset charset : new Charset[] {UTF_8, UTF_16LE, Charset.forName("UTF-32BE")}) {
      byte[] json = "{\"a\":1}".getBytes(charset);
      assertThat(CompressedJson.unpack(json)).isEqualTo(json);
    }
  }
}
