package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

  @ParameterizedTest
  @CsvSource({
    "US, the US said, US",
    "US, TELL us more,",
    "US, a USB stick,",
    "Jordan, Jordan's king, Jordan",
    "Jordan, Jordanian,",
    "Jordan, a jordan,",
    "carbon market, Carbon  Markets grow,",
    "carbon market, the CARBON  MARKET, CARBON  MARKET",
    "Sino US, the Sino -US talks, Sino -US",
    "low-carbon, a low carbon path, low carbon",
    "forest cutting, as well asForest cutting, Forest cutting",
    "carbon tax, a carbon taxRises, carbon tax",
    "carbon, carbonForest, carbon",
    "Mcdonald Fund, the McDonald Fund, McDonald Fund",
    "iPhone, an iPhone, iPhone",
    "iPhone, AN IPHONE, IPHONE",
    "《巴黎协定》, 落实《巴黎协定》。, 《巴黎协定》",
    "巴黎协定, 落实《巴黎协定》。, 巴黎协定",
    "巴黎协定, 巴黎協定, 巴黎協定",
    "COP29, 在COP29上, COP29",
    "COP29, ＣＯＰ２９, ＣＯＰ２９",
    "𠮷, 在𠮷上, 𠮷",
    "Côte d'Ivoire, Cote d’Ivoire, Cote d’Ivoire",
  })
  void findsLabelsBetweenBoundaries(String label, String text, String found) {
    Lexicon<String> lexicon = new Lexicon.Builder<String>().add(label, "x").build();

    assertThat(scan(lexicon, text)).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void doesNotMatchAcrossParagraphs() {
    Lexicon<String> lexicon = new Lexicon.Builder<String>().add("carbon market", "x").build();

    assertThat(scan(lexicon, "about carbon\n\nmarket news")).isEmpty();
    assertThat(scan(lexicon, "about carbon\nmarket news")).containsExactly("carbon\nmarket");
  }

  @Test
  void findsNestedAndOverlappingLabels() {
    Lexicon.Builder<String> labels = new Lexicon.Builder<>();
    List.of("carbon", "carbon market", "market", "market price", "碳市场", "碳", "市场价")
        .forEach(label -> labels.add(label, label));

    assertThat(scan(labels.build(), "carbon market price, supermarket 碳市场价"))
        .containsExactly("carbon", "carbon market", "market", "market price", "碳", "碳市场", "市场价");
  }

  @Test
  void stopsAtTheLargestNumberOfMatches() {
    Lexicon<String> lexicon = new Lexicon.Builder<String>().add("碳", "x").build();

    assertThat(scan(lexicon, "碳".repeat(200_000))).hasSize(Lexicon.MAX_MATCHES);
  }

  @Test
  void emptyLexiconFindsNothing() {
    assertThat(scan(new Lexicon.Builder<String>().build(), "any text")).isEmpty();
  }

  private static List<String> scan(Lexicon<String> lexicon, String text) {
    List<String> found = new ArrayList<>();
    lexicon.scan(
        NormalizedText.of(text), (start, end, value) -> found.add(text.substring(start, end)));
    return found;
  }
}
