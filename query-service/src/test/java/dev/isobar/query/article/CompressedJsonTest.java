package dev.isobar.query.article;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import net.jpountz.lz4.LZ4Factory;
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
  void readsWhatEarlierVersionsCompressed() {
    byte[] json = "{\"text\":\"甲烷\"}".repeat(100).getBytes(UTF_8);
    byte[] block = LZ4Factory.fastestInstance().fastCompressor().compress(json);
    byte[] kept =
        ByteBuffer.allocate(5 + block.length).put((byte) 1).putInt(json.length).put(block).array();

    assertThat(CompressedJson.unpack(kept)).isEqualTo(json);
  }

  @Test
  void readsUncompressedJson() {
    for (Charset charset : new Charset[] {UTF_8, UTF_16LE, Charset.forName("UTF-32BE")}) {
      byte[] json = "{\"a\":1}".getBytes(charset);
      assertThat(CompressedJson.unpack(json)).isEqualTo(json);
    }
  }
}
