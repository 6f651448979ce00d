package dev.isobar.query.search;

import static dev.isobar.query.ArticleBuilder.article;
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
          cafe               | two cafés                      | true
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
          「methane gas」    | methane gas                    | true
          메탄               | 메탄가스                       | true
          "低碳              | 低碳城市                       | true
          """)
  void findsWithFilters(String query, String text, boolean found) {
    assertThat(matches(query, text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          meetings      | they met             | true
          grow          | it grew              | true
          grown         | growing pains        | true
          child         | the children's rooms | true
          criterion     | four criteria        | true
          cost          | costs                | true
          restricted    | to restrict          | true
          hot           | the hottest year     | true
          new           | the news             | false
          unit          | United Nations       | false
          accord        | according to him     | false
          even          | this evening         | false
          """)
  void englishInflectionsAreOneWord(String query, String text, boolean found) {
    assertThat(matches(query, text)).isEqualTo(found);
    assertThat(matches(text, query)).isEqualTo(found && !text.contains(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          G20          | the G 20 met                 | true
          G20          | the G-20 met                 | true
          G20          | the G20 met                  | true
          G20          | G, 20 of them                | false
          G20          | G21 and 20                   | false
          "G 20"       | the G20 met                  | true
          "the G 20 met" | the G20 met                | true
          "the G20 met" | the G-20 met                | true
          G 20         | the G20 met                  | true
          G-20         | the G20 met                  | true
          SF6          | SF₆ is a gas                 | true
          SF₆          | SF6 is a gas                 | true
          sf           | SF6 is a gas                 | false
          C2H6         | C₂H₆ in air                  | true
          2.5C         | 2.5 °C more                  | true
          2.5 °C       | 2.5C more                    | true
          2.5          | 2.5C more                    | true
          UK           | the U.K. voted               | true
          U.K.         | the UK voted                 | true
          "UK votes"   | U.K. votes                   | true
          UK           | in Ukraine                   | false
          biofuel      | bio-fuels                    | true
          bio-fuel     | biofuels                     | true
          bio-fuel     | bio fuels                    | true
          "many biofuels burn" | many biofuels burn   | true
          "many biofuels" | many bio-fuels            | true
          "biofuels burn" | bio-fuels burn            | true
          12000        | 12,000 people                | true
          """)
  void namesWithNumbersAcronymsAndHyphensHaveSeveralSpellings(
      String query, String text, boolean found) {
    assertThat(matches(query, text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          规划   | 都市規畫
          身份   | 身分證
          沉积   | 沈積物
          启动   | 啟動
          启动   | 啓動
          群众   | 羣衆
          线路   | 綫路
          产业   | 産業
          什么   | 甚麼
          生態   | 生态
          """)
  void variantsOfChineseCharactersAreOne(String query, String text) {
    assertThat(matches(query, text)).isTrue();
    assertThat(matches(text, query + text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          coal -gas             | coal and oil       | true
          coal -gas             | coal and gases     | false
          -gas                  | coal               | true
          coal NOT gas          | coal and gas       | false
          coal -"gas price"     | price of gas, coal | true
          coal -(gas oil)       | coal and gas       | true
          coal -(gas OR oil)    | coal and gas       | false
          coal OR gas           | gas                | true
          coal OR gas           | oil                | false
          coal gas OR oil       | oil                | true
          coal (gas OR oil)     | oil                | false
          coal AND gas          | coal               | false
          (coal OR gas) price   | the price of gas   | true
          coal OR               | coal               | true
          AND coal              | coal               | true
          NOT                   | not at all         | true
          OR                    | now or never       | true
          coal )( gas           | gas and coal       | true
          ((coal                | coal               | true
          coal & ! --           | coal               | true
          coal - gas            | coal gas           | true
          煤 -矿                | 煤炭               | true
          煤 -矿                | 煤矿               | false
          （煤 OR 油） -矿      | 油田               | true
          """)
  void understandsOperators(String query, String text, boolean found) {
    assertThat(matches(query, text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          clim*                 | climbing up         | true
          clim*                 | an anticlimax       | false
          climbi*               | climbing up         | true
          climbi*               | they climbed        | false
          "rock clim*"          | rock climbers       | true
          "rock clim*"          | climbing rocks      | false
          ROCK-clim*            | rockclimbing        | true
          CO*                   | CO₂                 | true
          G2*                   | the G 20            | true
          G2*                   | the G20             | true
          G2*                   | 20 of G30           | false
          20*                   | 2030                | false
          20*                   | 20GW                | true
          coal -ga*             | coal and gas        | false
          甲*                   | 甲烷                | true
          climb * *             | climbing up         | true
          coal:*                | coal                | true
          """)
  void findsBeginningsOfWords(String query, String text, boolean found) {
    assertThat(matches(query, text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          title:coal                      | true
          title:mines                     | false
          title:"coal phase-out"          | true
          title:"phase-out coal"          | false
          Title：煤                       | true
          title:(coal mines)              | false
          title:(mines OR coal)           | true
          -title:coal                     | false
          title:coal author:li            | true
          author:"Li Wei"                 | true
          author:"Wei Anna"               | false
          author:ann*                     | true
          author:coal                     | false
          source:gazette                  | true
          source:wires                    | true
          source:"daily gazette" mines    | true
          source:coal                     | false
          title:                          | false
          title :coal                     | false
          other:coal                      | false
          mines:coal                      | false
          """)
  void searchesInFields(String query, boolean found) {
    IndexedText text =
        IndexedText.of(
            article("a")
                .with("title", "Coal phase-out 煤")
                .text("Mines close.")
                .author("Li Wei")
                .author("Anna Gray")
                .feed("test-wire")
                .publisher("Daily Gazette")
                .build());
    assertThat(SearchQuery.parse("q", query, false).matches(text)).isEqualTo(found);
  }

  @Test
  void phraseDoesNotReachFromTitleIntoText() {
    IndexedText text = text("Methane", "emissions fell");
    assertThat(SearchQuery.parse("q", "methane emissions", false).matches(text)).isTrue();
    assertThat(SearchQuery.parse("q", "\"methane emissions\"", false).matches(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\"\"", "!?", "\0", "\ud800", "。", "()", "-", "🌍"})
  void requiresAWord(String query) {
    assertThatThrownBy(() -> SearchQuery.parse("q", query, false))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("at least one letter or digit");
  }

  @Test
  void refusesTooManyWordsAndLevels() {
    assertThatThrownBy(() -> SearchQuery.parse("q", "word ".repeat(65), false))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("65");
    assertThatThrownBy(() -> SearchQuery.parse("q", "(".repeat(5_000) + "word", false))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("parentheses");
    assertThatThrownBy(() -> SearchQuery.parse("q", "NOT ".repeat(5_000) + "word", false))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("parentheses");
  }

  private static IndexedText text(String title, String text) {
    return IndexedText.of(article("a").with("title", title).text(text).build());
  }

  private static boolean matches(String query, String text) {
    return SearchQuery.parse("q", query, false).matches(text(null, text));
  }
}
