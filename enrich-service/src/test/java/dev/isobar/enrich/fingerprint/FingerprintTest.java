package dev.isobar.enrich.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private final Fingerprint fingerprint = new Fingerprint();

  @Test
  void isEqualForTheSameWords() {
    assertThat(fingerprint.of("Methane, and CO2!")).isEqualTo(fingerprint.of("methane and  co2"));
    assertThat(fingerprint.of("甲烷排放"))
        .startsWith("superminhash-128x8:")
        .isNotEqualTo(fingerprint.of("森林"));
    assertThat(fingerprint.of(" …— ")).isNull();
  }

  @Test
  void isSimilarForSimilarTextsOfAnyLength() {
    for (int words : new int[] {60, 200, 600, 3000}) {
      String text = words(words, 1);
      String edited = text.substring(0, text.length() / 20) + text.substring(text.length() / 10);
      assertThat(similarity(text, edited)).as(words + " words, edited").isGreaterThan(0.75);
      assertThat(similarity(text, words(words, 2))).as(words + " words, others").isLessThan(0.25);
    }
  }

  private double similarity(String a, String b) {
    return SimilarityHashing.superMinHash(128, 8).getFractionOfEqualComponents(bytes(a), bytes(b));
  }

  private byte[] bytes(String text) {
    String digest = fingerprint.of(text);
    return Base64.getDecoder().decode(digest.substring(digest.indexOf(':') + 1));
  }

  private static String words(int count, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int letters = 3 + random.nextInt(6); letters > 0; letters--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }
}
