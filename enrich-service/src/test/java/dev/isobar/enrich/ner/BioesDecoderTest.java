package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isobar.contracts.Mention.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BioesDecoderTest {
  private static final int BEGIN_PERSON = 1;
  private static final int END_PERSON = 3;
  private static final int SINGLE_PLACE = 12;

  private static ModelInput window(int words) {
    int[] first = new int[words];
    int[] starts = new int[words];
    int[] ends = new int[words];
    for (int i = 0; i < words; i++) {
      first[i] = i + 1;
      starts[i] = 10 * i;
      ends[i] = 10 * i + 9;
    }
    return new ModelInput(new int[words + 2], new int[words + 2], first, starts, ends);
  }

  /**
   * Returns scores that favour one tag for each word, with rows for the special pieces at both
   * ends.
   */
  private static float[][] scores(int... tags) {
    float[][] scores = new float[tags.length + 2][BioesDecoder.TAGS];
    for (int i = 0; i < tags.length; i++) {
      scores[i + 1][tags[i]] = 10;
    }
    return scores;
  }

  private static List<NerSpan> names(int... tags) {
    List<NerSpan> names = new ArrayList<>();
    BioesDecoder.names(window(tags.length), scores(tags), names);
    return names;
  }

  @Test
  void nameExtendsFromItsFirstToItsLastWord() {
    List<NerSpan> names = names(0, BEGIN_PERSON, END_PERSON, 0, SINGLE_PLACE);
    assertThat(names)
        .extracting(NerSpan::start, NerSpan::end, NerSpan::type)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(10, 29, Type.PERSON),
            org.assertj.core.groups.Tuple.tuple(40, 49, Type.PLACE));
    assertThat(names.get(0).confidence()).isEqualTo(1, within(0.01));
  }

  @Test
  void repairsAnInvalidSequence() {
    List<NerSpan> names = names(END_PERSON, BEGIN_PERSON);
    assertThat(names).allMatch(name -> name.end() > name.start());
    assertThat(names).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void returnsNothingForEmptyInput() {
    assertThat(BioesDecoder.best(new float[0][])).isEmpty();
    assertThat(names()).isEmpty();
  }
}
