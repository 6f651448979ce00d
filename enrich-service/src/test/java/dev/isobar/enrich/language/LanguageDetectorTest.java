package dev.isobar.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
  private final LanguageDetector languages = new LanguageDetector();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The ministers met in Beijing and said that they would cut methane.",
        "zh | 会议在北京举行，双方就能源问题交换了意见。",
        "zh | 會議在北京舉行，雙方就能源問題交換了意見。",
        "ja | 気候変動についての会議が東京で開かれた。",
        "ko | 기후 변화에 관한 회의가 서울에서 열렸다.",
        "ru | Министры встретились в Москве и говорили о климате.",
        "de | Die Minister haben sich in Berlin getroffen und über das Klima gesprochen.",
        "fr | Les ministres se sont réunis à Paris pour parler du climat et des forêts.",
        "es | Los ministros se reunieron en Madrid para hablar del clima y de los bosques.",
        "en | COP29",
        "und | 2024 — 12 %"
      })
  void detectsTheLanguage(String language, String text) {
    assertThat(languages.of(text).main()).isEqualTo(language);
  }

  @Test
  void ignoresSingleLetters() {
    String list = "LS HPL 20.000 / Enron\n\nI 'm working. It 's Enron 's. See a s and o, a s.";
    assertThat(new LanguageDetector().of(list).main()).isEqualTo("en");
  }

  @Test
  void distinguishesAForeignClauseFromAForeignName() {
    String text =
        "波德斯塔在会面中说,美中两国仍存在“一些分歧”,包括How the wealthy countries should provide capital to developing countries.";
    LanguageDetector.DetectedLanguages found = languages.of(text);
    int cut = text.indexOf("How");
    assertThat(found.segments())
        .containsExactly(new Segment(0, cut, "zh"), new Segment(cut, text.length(), "en"));
    assertThat(languages.of("习近平在COP29期间会见了John Kerry先生和其他代表团成员。").segments()).hasSize(1);
  }

  @Test
  void mainLanguageIsThatOfTheFirstOfTwoHalves() {
    String chinese = "会议在北京举行，双方就能源问题交换了意见，并同意继续保持沟通。";
    String english = "The meeting was held in Beijing, and both sides spoke about energy and more.";
    assertThat(languages.of(chinese + "\n\n" + english).main()).isEqualTo("zh");
    assertThat(languages.of(english + "\n\n" + chinese).main()).isEqualTo("en");
  }
}
