package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionConfidenceTest {
  @ParameterizedTest
  @CsvSource({
    "PERSON, false, 0.98", "ORGANISATION, false, 0.98", "PLACE, false, 0.95",
    "PERSON, true, 0.97", "ORGANISATION, true, 0.94", "PLACE, true, 0.92"
  })
  void aCertainRecogniserIsRightLessOften(Type type, boolean han, double share) {
    assertThat(MentionConfidence.ofRecognised(0.999, type, han))
        .isBetween(share - 0.01, share + 0.01);
  }

  @Test
  void keepsTheOrderOfProbabilities() {
    for (Type type : Type.values()) {
      double before = 0;
      for (double p = 0.01; p < 1; p += 0.05) {
        double now = MentionConfidence.ofRecognised(p, type, true);
        assertThat(now).isGreaterThan(before).isLessThan(1);
        before = now;
      }
    }
    assertThat(MentionConfidence.ofRecognised(0, Type.PERSON, true)).isPositive();
    assertThat(MentionConfidence.ofRecognised(1, Type.PERSON, false)).isLessThan(1);
  }

  @Test
  void changesOnlyWhatARecogniserFound() {
    Mention listed = new Mention("place/a", Type.PLACE, "A", "A", 0, 1, "gazetteer:name", 0.5);
    Mention found = new Mention("place/a", Type.PLACE, "A", "A", 0, 1, "recogniser:name", 0.5);

    assertThat(MentionConfidence.calibrated(listed)).isSameAs(listed);
    assertThat(MentionConfidence.calibrated(found).confidence()).isEqualTo(0.33);
    assertThat(MentionConfidence.calibrated(found).entity()).isEqualTo("place/a");
  }

  @Test
  void listedNamesDifferByTypeAndScript() {
    assertThat(MentionConfidence.ofListed(LabelType.NAME, Type.PERSON, "Jane"))
        .isGreaterThan(MentionConfidence.ofListed(LabelType.NAME, Type.ORGANISATION, "Jane"));
    assertThat(MentionConfidence.ofListed(LabelType.NAME, Type.PLACE, "北京"))
        .isLessThan(MentionConfidence.ofListed(LabelType.NAME, Type.PLACE, "Beijing"));
    assertThat(MentionConfidence.ofListed(LabelType.NOISE, Type.PERSON, "Jane"))
        .isEqualTo(LabelType.NOISE.confidence);
    assertThat(MentionConfidence.ofListed(LabelType.NAME, Type.INSTRUMENT, "Act"))
        .isEqualTo(LabelType.NAME.confidence);
  }
}
