package dev.isobar.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtherSenseTest {
  private static final String CLASSES =
      """
      classes:
        society: [business, political]
        mood: [hostile]
      senses:
      - id: climate-of-society
        words: [climate]
        signs: [investor, talks ^0.5]
        real: [warming]
        usual: true
      """;

  @Test
  void readsAMeaning() {
    OtherSense sense = read("  phrases: [climate of fear]").get(0);

    assertThat(sense.id()).isEqualTo("climate-of-society");
    assertThat(sense.words()).containsExactly("climate");
    assertThat(sense.signs())
        .containsExactly(new Concept.Label("investor", 1), new Concept.Label("talks", 0.5));
    assertThat(sense.real()).containsExactly("warming");
    assertThat(sense.usual()).isTrue();
  }

  @Test
  void expandsTheClassesOfAPhrase() {
    assertThat(read("  phrases: [<mood> <society> climate, climate of fear]").get(0).phrases())
        .containsExactly(
            "hostile business climate", "hostile political climate", "climate of fear");
  }

  @Test
  void refusesAnUnknownClass() {
    assertThatThrownBy(() -> read("  phrases: [<weather> climate]"))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageContaining("climate-of-society")
        .hasMessageContaining("class weather does not exist");
  }

  private static List<OtherSense> read(String line) {
    return TaxonomyFile.of("senses.yaml", CLASSES + line + "\n").senses();
  }
}
