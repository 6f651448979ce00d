package dev.isobar.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterValueTest {
  @Test
  void showsTextAsTextAndOtherBytesAsBase64() {
    assertThat(LetterValue.of("气候".getBytes(UTF_8), 100))
        .isEqualTo(new LetterValue("气候", null, 6, false));
    assertThat(LetterValue.of(new byte[0], 100)).isEqualTo(new LetterValue("", null, 0, false));
    assertThat(LetterValue.of(new byte[] {(byte) 0xff}, 100))
        .isEqualTo(new LetterValue(null, "/w==", 1, false));
    assertThat(LetterValue.of(new byte[] {'a', 0}, 100).base64()).isEqualTo("YQA=");
    assertThat(LetterValue.of(null, 100)).isNull();
  }

  /** The text has characters of one, two, three and four bytes. */
  @ParameterizedTest
  @CsvSource({"1,a", "2,a", "3,aé", "5,aé", "6,aé气", "9,aé气", "10,aé气😀", "11,aé气😀z"})
  void cutsTextBetweenCharacters(int max, String shown) {
    LetterValue value = LetterValue.of("aé气😀z".getBytes(UTF_8), max);
    assertThat(value.text()).isEqualTo(shown);
    assertThat(value.truncated()).isEqualTo(max < 11);
    assertThat(value.bytes()).isEqualTo(11);
  }

  @Test
  void cutsOtherBytesAnywhere() {
    assertThat(LetterValue.of(new byte[] {0, 1, 2, 3}, 2))
        .isEqualTo(new LetterValue(null, "AAE=", 4, true));
  }
}
