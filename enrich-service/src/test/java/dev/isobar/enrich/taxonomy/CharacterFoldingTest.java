package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.api.Test;

class CharacterFoldingTest {

  @Test
  void simplifiesLikeIcu() {
    Transliterator icu = Transliterator.getInstance("Traditional-Simplified");

    for (char c : "氣候變遷與環境協議國際會議歐盟臺灣能源轉型碳權巴黎協定乾後裡".toCharArray()) {
      assertThat(String.valueOf(CharacterFolding.fold(c)))
          .isEqualTo(icu.transliterate(String.valueOf(c)));
    }
  }

  @Test
  void foldsCaseWidthAccentsAndQuotes() {
    assertThat(NormalizedText.of("Ｃôte D’Ivoire — ŁÓDŹ").toString())
        .isEqualTo("cote d'ivoire lodz");
  }

  @Test
  void mapsEachPositionToItsOffset() {
    NormalizedText folded = NormalizedText.of("a  -b\n\nc");

    assertThat(folded.toString()).isEqualTo("a b\nc");
    assertThat(folded.offset(2)).isEqualTo(4);
    assertThat(folded.offset(4)).isEqualTo(7);
  }
}
