package dev.isobar.local.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isobar.local.measure.CpuTimer;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.metric.PageScores;
import dev.isobar.local.quality.metric.Shingles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arithmetic, on texts made for it. */
class MeasuresTest {
  @Test
  void precisionIsOfTheAnswersAndRecallOfWhatIsRight() {
    ConfusionCounts counts = new ConfusionCounts();
    counts.add(3, 1, 2);
    assertThat(counts.precision()).isEqualTo(0.75);
    assertThat(counts.recall()).isEqualTo(0.6);
    assertThat(counts.f1()).isCloseTo(2 * 0.75 * 0.6 / 1.35, within(1e-12));
    assertThat(counts.answered()).isEqualTo(4);
    assertThat(counts.expected()).isEqualTo(5);
  }

  @Test
  void emptyCountsGiveZero() {
    ConfusionCounts counts = new ConfusionCounts();
    counts.answer(false, false);
    assertThat(List.of(counts.precision(), counts.recall(), counts.f1())).containsOnly(0.0);
  }

  @Test
  void countsRightWrongAndMissedAnswers() {
    ConfusionCounts counts = new ConfusionCounts();
    counts.answer(true, true);
    counts.answer(true, false);
    counts.answer(false, true);
    assertThat(counts.precision()).isEqualTo(0.5);
    assertThat(counts.recall()).isEqualTo(0.5);
  }

  @Test
  void shinglesAreRunsOfFourWordsWithTheirCount() {
    assertThat(Shingles.of("a b c d a b, c d!", false))
        .isEqualTo(
            Map.of(
                List.of("a", "b", "c", "d"), 2,
                List.of("b", "c", "d", "a"), 1,
                List.of("c", "d", "a", "b"), 1,
                List.of("d", "a", "b", "c"), 1));
    assertThat(Shingles.of("only three words", false))
        .isEqualTo(Map.of(List.of("only", "three", "words"), 1));
    assertThat(Shingles.of(" – ", false)).isEmpty();
  }

  @Test
  void aChineseCharacterIsATokenAndALatinWordIsOne() {
    assertThat(Shingles.of("中国COP29大会", true))
        .isEqualTo(Map.of(List.of("中", "国", "COP29", "大"), 1, List.of("国", "COP29", "大", "会"), 1));
  }

  @Test
  void countsSharedShinglesAsOftenAsBothHaveThem() {
    ConfusionCounts counts = Shingles.compare("a b c d e", "a b c d a b c d", false);
    assertThat(counts.precision()).isEqualTo(0.2);
    assertThat(counts.recall()).isEqualTo(0.5);
  }

  @Test
  void averagesPagesAndSkipsEmptySides() {
    PageScores score = new PageScores(false);
    score.add("a b c d", "a b c d");
    score.add("a b c d", "");
    assertThat(score.figures())
        .extracting(Figure::what, Figure::shown)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("F1", "0.667"),
            org.assertj.core.groups.Tuple.tuple("precision", "1.000"),
            org.assertj.core.groups.Tuple.tuple("recall", "0.500"));
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(CpuTimer.median(new double[] {9, 1, 2})).isEqualTo(2);
    assertThat(CpuTimer.median(new double[] {4, 1, 2, 9})).isEqualTo(3);
  }

  @Test
  void aTextIsCutToBytesWithoutCuttingACharacter() {
    assertThat(ParallelDocuments.start("a中b", 3)).isEqualTo("a");
    assertThat(ParallelDocuments.start("a中b", 4)).isEqualTo("a中");
    assertThat(ParallelDocuments.start("\ud83c\udf0dx", 3)).isEmpty();
    assertThat(ParallelDocuments.start("\ud83c\udf0dx", 9)).isEqualTo("\ud83c\udf0dx");
  }

  @Test
  void wordsOfATitleIgnoreCaseAndSigns() {
    assertThat(Shingles.words("Climate – What’s NEXT?", 40))
        .containsExactly("climate", "what", "s", "next");
    assertThat(Shingles.words("one two three", 2)).containsExactly("one", "two");
  }
}
