package dev.isobar.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Translation;
import dev.isobar.enrich.date.DateFinder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelTextDetectorTest {
  private static final String ENGLISH =
      "On September 6, 2024, the two sides met for the third time in the capital. They agreed to cut"
          + " emissions of methane by 35 percent and to spend 1.5 billion dollars on 240 projects"
          + " that PEMEX and others will run until December 31, 2030.";
  private static final String CHINESE =
      "2024年9月6日，双方在首都举行了第三次会晤，同意将甲烷排放量减少35%，并投入15亿美元，用于240个项目，这些项目由PEMEX等公司实施，到2030年12月31日为止，届时将评估成果。";
  private static final String OTHER =
      "2023年3月1日，该市公布了新的公共交通规划，拟在7年内新建18条线路，总投资420亿元，其中三条线路将由地铁公司负责，预计每天可运送90万名乘客，明年动工，居民表示欢迎。";

  @Test
  void partInTheOtherLanguageIsTheTranslation() {
    String text = ENGLISH + "\n\n" + CHINESE;
    List<Translation> found = find(text);
    assertThat(found).hasSize(1);
    Translation one = found.get(0);
    assertThat(text.substring(one.start(), one.end())).isEqualTo(CHINESE);
    assertThat(text.substring(one.of().start(), one.of().end())).isEqualTo(ENGLISH);
    assertThat(one.confidence()).isBetween(0.3, 1.0);
  }

  @Test
  void firstOfTwoHalvesIsTheOriginal() {
    String text = CHINESE + "\n\n" + ENGLISH;
    assertThat(find(text)).singleElement().satisfies(t -> assertThat(t.of().start()).isZero());
  }

  @Test
  void doesNotReportAnUnrelatedStoryOfTheSameLength() {
    assertThat(find(ENGLISH + "\n\n" + OTHER)).isEmpty();
  }

  @Test
  void doesNotReportASummary() {
    assertThat(find(ENGLISH + "\n\n双方在首都会晤，同意减少35%的甲烷排放。")).isEmpty();
  }

  @Test
  void findsNothingInTextsInOneLanguage() {
    assertThat(find(ENGLISH)).isEmpty();
    assertThat(find(CHINESE)).isEmpty();
    assertThat(find("")).isEmpty();
  }

  private static List<Translation> find(String text) {
    List<DateMention> dates = new DateFinder().find(text, LocalDate.of(2024, 9, 10));
    return new ParallelTextDetector().of(text, new LanguageDetector().of(text), List.of(), dates);
  }
}
