package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseSegmenterTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "/recogniser/chinese-words-cases.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      nullValues = "-")
  void featuresEqualThoseOfTheTraining(String text, String expected) throws IOException {
    String all = text == null ? "" : text;
    byte[] features = words().features(all, 0, all.length());
    assertThat(joined(features)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void readsAPartOfATextIndependently() throws IOException {
    ChineseSegmenter words = words();
    String text = "no Han 研究生命的起源 at all";
    assertThat(words.features(text, 7, 14)).isEqualTo(words.features("研究生命的起源", 0, 7));
    assertThat(words.features(text, 3, 3)).isEmpty();
  }

  @Test
  void prefersTheLongerFirstWordOfEqualSplits() throws IOException {
    ChineseSegmenter words = ChineseSegmenter.read(new StringReader("中国n10\n国人n10\n中n5\n人n5\n"));
    assertThat(joined(words.features("中国人", 0, 3))).isEqualTo("14 16 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"中国", "中国n", "n10", "中国x10", "中国n255", "中国n1a", "九个字的字九个字的n9", "中n1\n中v2", ""})
  void rejectsAnInvalidLine(String line) {
    Reader in = new StringReader(line + "\n");
    assertThatThrownBy(() -> ChineseSegmenter.read(in))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of the dictionary: \"" + line.substring(line.indexOf('\n') + 1));
  }

  @Test
  void takesLinearTimeForALongRun() throws IOException {
    ChineseSegmenter words = words();
    String text = "中华人民共和国新疆".repeat(40_000);
    byte[] features =
        Assertions.assertTimeout(
            Duration.ofSeconds(20), () -> words.features(text, 0, text.length()));
    assertThat(features[0]).isEqualTo(features[9]);
  }

  private static ChineseSegmenter words() throws IOException {
    return ChineseSegmenter.read(
        new InputStreamReader(
            ChineseSegmenterTest.class.getResourceAsStream("/recogniser/chinese-words.txt"),
            StandardCharsets.UTF_8));
  }

  private static String joined(byte[] features) {
    StringBuilder joined = new StringBuilder();
    for (byte feature : features) {
      joined.append(joined.isEmpty() ? "" : " ").append(feature);
    }
    return joined.toString();
  }
}
