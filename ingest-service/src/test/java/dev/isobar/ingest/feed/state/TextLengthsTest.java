package dev.isobar.ingest.feed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TextLengthsTest {
  private final Random random = new Random(5);

  @Test
  void emptyTextsAreAnAlarmThatEnds() {
    TextLengths usual = add(TextLengths.NONE, 40, i -> usual());
    TextLengths broken = add(usual, 6, i -> 0);
    TextLengths mended = add(broken, 8, i -> usual());

    assertThat(usual.judge(false)).isEmpty();
    assertThat(add(usual, 5, i -> 0).judge(false)).isEmpty();
    assertThat(broken.judge(false))
        .hasValueSatisfying(s -> assertThat(s).startsWith("6 of the last 10 texts"));
    assertThat(add(broken, 4, i -> usual()).judge(true)).isPresent();
    assertThat(mended.judge(true)).isEmpty();
  }

  @Test
  void suddenlyShortTextsAreAnAlarm() {
    TextLengths usual = add(TextLengths.NONE, 40, i -> usual());

    assertThat(add(usual, 10, i -> 250).judge(false)).isPresent();
    assertThat(add(usual, 10, i -> 1_500).judge(false)).isEmpty();
  }

  @Test
  void feedOfShortTextsIsNoAlarm() {
    assertThat(add(TextLengths.NONE, 60, i -> 80 + random.nextInt(200)).judge(false)).isEmpty();
    assertThat(add(TextLengths.NONE, 60, i -> 0).judge(false)).isEmpty();
    assertThat(add(TextLengths.NONE, 60, i -> i % 3 == 0 ? 90 : usual()).judge(false)).isEmpty();
  }

  @Test
  void fewTextsAreNoAlarm() {
    assertThat(add(add(TextLengths.NONE, 10, i -> usual()), 10, i -> 0).judge(false)).isEmpty();
  }

  @Test
  void feedsOfAPublisherAreJudgedTogetherAndEachByItself() {
    List<TextLengths> usual = new ArrayList<>();
    List<TextLengths> broken = new ArrayList<>();
    for (int feed = 0; feed < 4; feed++) {
      TextLengths lengths = add(TextLengths.NONE, 9, i -> usual());
      usual.add(lengths);
      broken.add(add(lengths, 5, i -> 0));
    }
    TextLengths brief = add(TextLengths.NONE, 60, i -> 120 + random.nextInt(40));

    assertThat(TextLengths.judge(usual, false)).isEmpty();
    assertThat(broken.get(0).judge(false)).isEmpty();
    assertThat(TextLengths.judge(broken, false))
        .hasValueSatisfying(s -> assertThat(s).startsWith("20 of the last 20 texts"));
    usual.add(brief);
    assertThat(TextLengths.judge(usual, false)).isEmpty();
    assertThat(TextLengths.judge(List.of(), true)).isEmpty();
  }

  private int usual() {
    return 2_500 + random.nextInt(6_000);
  }

  private static TextLengths add(TextLengths to, int count, IntUnaryOperator length) {
    TextLengths lengths = to;
    for (int i = 0; i < count; i++) {
      lengths = lengths.plus(length.applyAsInt(i));
    }
    return lengths;
  }
}
