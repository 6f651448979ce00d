package dev.isobar.query.search;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptLabelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          methane                | 甲烷             | 甲烷排放下降      | true
          甲烷                   | methane          | Methane fell      | true
          甲烷 煤                | methane          | Methane fell      | false
          Xie Zhenhua            | 解振华           | 解振華訪問        | true
          "Xie Zhenhua" coal     | 解振华           | 解振华谈coal      | true
          "Zhenhua Xie"          |                  | 解振华            | false
          解振华                 | Xie Zhenhua      | Xie Zhenhua spoke | true
          title:methane          | 甲烷             | 甲烷排放下降      | false
          coal OR (carbon markets) | 碳市场         | 碳市场            | true
          coal -methane          |                  | coal 甲烷         | true
          methan*                |                  | 甲烷              | false
          """)
  void aLabelAlsoFindsTheOneInTheOtherLanguage(
      String query, String also, String text, boolean found) {
    SearchQuery expanded = SearchQuery.parse("q", query, true);
    IndexedText indexed = IndexedText.of(article("a").with("title", "A title").text(text).build());
    assertThat(expanded.alsoSearched()).containsAll(also == null ? List.of() : List.of(also));
    assertThat(expanded.matches(indexed)).isEqualTo(found);
    assertThat(SearchQuery.parse("q", query, false).alsoSearched()).isEmpty();
  }

  @Test
  void aLabelIsFoundInEachOfItsSpellings() {
    assertThat(ConceptLabels.inOtherLanguage("METHANE")).containsExactly("甲烷");
    assertThat(ConceptLabels.inOtherLanguage("E.U.")).containsExactly("欧盟");
    assertThat(ConceptLabels.inOtherLanguage("歐盟")).containsExactly("European Union");
    assertThat(ConceptLabels.inOtherLanguage("unlisted")).isEmpty();
  }

  @Test
  void aChangeReplacesAddsAndTakesAwayLabelsUntilTheNextOne() {
    Map<String, ConceptLabels.MainLabels> changed = new HashMap<>();
    changed.put("methane", new ConceptLabels.MainLabels("natural fumes", "沼气体"));
    changed.put("cloud-seeding", new ConceptLabels.MainLabels("cloud seeding", "人工增雨法"));
    changed.put("oceans", null);
    try {
      ConceptLabels.change(changed);
      assertThat(ConceptLabels.inOtherLanguage("methane")).isEmpty();
      assertThat(ConceptLabels.inOtherLanguage("沼气体")).containsExactly("natural fumes");
      assertThat(ConceptLabels.inOtherLanguage("Cloud Seeding")).containsExactly("人工增雨法");
      assertThat(ConceptLabels.of("oceans")).isEmpty();
      assertThat(ConceptLabels.similarTo("clout seeding")).contains("cloud seeding");
      assertThat(ConceptLabels.inOtherLanguage("E.U.")).containsExactly("欧盟");
    } finally {
      ConceptLabels.change(Map.of());
    }
    assertThat(ConceptLabels.inOtherLanguage("methane")).containsExactly("甲烷");
    assertThat(ConceptLabels.inOtherLanguage("cloud seeding")).isEmpty();
    assertThat(ConceptLabels.of("oceans")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Xie Zenhua            | Xie Zhenhua
          talks Jhon Kerry oil  | John Kerry
          解正华                | 解振华
          methne                | methane
          """)
  void suggestsTheLabelThatWasMeant(String query, String label) {
    assertThat(SearchQuery.parse("q", query, true).similarLabels())
        .contains(label)
        .hasSizeLessThan(4);
  }

  @Test
  void suggestsNothingForALabelOrForOtherWords() {
    assertThat(SearchQuery.parse("q", "methane", true).similarLabels()).isEmpty();
    assertThat(SearchQuery.parse("q", "xxxxxxxxxxx 煤", true).similarLabels()).isEmpty();
  }
}
