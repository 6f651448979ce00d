package dev.isobar.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.query.rest.BadParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          emission           | Emissions fell                 | true
          Emissions          | one emission                   | true
          emit               | he emitted methane             | true
          methane emission   | emission of methane            | true
          methane forest     | emission of methane            | false
          "methane emission" | emission of methane            | false
          "emission methane" | emission of methane            | false
          "methane emission" | Methane emissions fell         | true
          "california state" | California's state             | true
          1.5                | 1.5°C                          | true
          1.5                | 5.1°C                          | false
          1.5                | 1 of 5                         | false
          café               | the cafe                       | true
          cafe               | the Café                       | true
          ＣＯＰ２８          | COP28 in Dubai                 | true
          气候变化           | 应对气候变化的行动             | true
          气候变化           | 气候在变化                     | false
          氣候變化           | 应对气候变化的行动             | true
          气候变化           | 應對氣候變化的行動             | true
          碳                 | 低碳城市                       | true
          碳                 | 降低碳                         | true
          碳                 | 森林                           | false
          解振华 COP28       | 中国特使解振华出席COP28        | true
          解振华 COP29       | 中国特使解振华出席COP28        | false
          COP28气候          | 在COP28气候大会                | true
          COP28气候          | 气候大会COP28                  | false
          "气候 变化"        | 气候变化                       | true
          “methane gas”      | methane gas                    | true
          메탄               | 메탄가스                       | true
          "低碳              | 低碳城市                       | true
          """)
  void findsWithFilters(String query, String text, boolean found) {
    assertThat(SearchQuery.parse("q", query).matches(IndexedText.of(null, text))).isEqualTo(found);
  }

  @Test
  void phraseDoesNotReachFromTitleIntoText() {
    IndexedText text = IndexedText.of("Methane", "emissions fell");
    assertThat(SearchQuery.parse("q", "methane emissions").matches(text)).isTrue();
    assertThat(SearchQuery.parse("q", "\"methane emissions\"").matches(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\"\"", "!?", "\0", "\ud800", "。"})
  void requiresAWord(String query) {
    assertThatThrownBy(() -> SearchQuery.parse("q", query))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("at least one letter or digit");
  }

  @Test
  void refusesTooManyWords() {
    assertThatThrownBy(() -> SearchQuery.parse("q", "word ".repeat(65)))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("65");
  }

  @Test
  void writesTheQueryForTheDatabase() {
    assertThat(SearchQuery.parse("q", "Emissions 气候变化 碳 \"green deal\"").toTsquery())
        .isEqualTo("emission & 气候 <1> 候变 <1> 变化 & 碳:* & green <1> deal");
  }
}
