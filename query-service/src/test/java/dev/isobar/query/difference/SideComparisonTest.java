package dev.isobar.query.difference;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.contracts.text.ClasspathText;
import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.difference.StoryDifferences.Difference;
import dev.isobar.query.difference.StoryDifferences.Side;
import dev.isobar.query.story.StoryArticles.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideComparisonTest {
  private static Side side(String language, ArticleBuilder... articles) {
    List<Integer> texts = IntStream.range(0, articles.length).boxed().toList();
    return side(language, texts, articles);
  }

  private static Side side(String language, List<Integer> texts, ArticleBuilder... articles) {
    return sides(SideKind.LANGUAGE, texts, articles).stream()
        .filter(side -> side.language().equals(language))
        .findFirst()
        .orElseThrow();
  }

  private static List<Side> sides(SideKind by, List<Integer> texts, ArticleBuilder... articles) {
    List<EnrichedArticle> built = new ArrayList<>();
    for (ArticleBuilder one : articles) {
      built.add(one.build());
    }
    return SideComparison.of(new Told("story", articles.length, built, texts), by).sides();
  }

  private static List<String> values(List<Difference> differences) {
    return differences.stream().map(Difference::value).toList();
  }

  private static ArticleBuilder chinese(String id) {
    return article(id).language("zh");
  }

  @Test
  void countriesDifferWithinALanguage() {
    ArticleBuilder british =
        article("gb")
            .country("GB")
            .mention("person/a", "A", "A")
            .mention("person/b", "B", "B")
            .mention("person/c", "C", "C");
    ArticleBuilder american = article("us").country("US").mention("person/a", "A", "A");
    ArticleBuilder unknown = article("unknown").mention("person/b", "B", "B");
    List<Side> sides = sides(SideKind.COUNTRY, List.of(0, 1, 2), british, american, unknown);
    assertThat(sides).extracting(Side::country).containsExactly("GB", "US");
    assertThat(sides).extracting(Side::language).containsOnlyNulls();
    // B may be named by sources of several countries.
    assertThat(values(sides.get(0).people())).containsExactly("person/c");
    assertThat(sides.get(1).people()).isEmpty();
    assertThat(sides(SideKind.COUNTRY, List.of(0, 1), british, unknown))
        .singleElement()
        .satisfies(side -> assertThat(side.people()).isEmpty());
    assertThat(sides(SideKind.COUNTRY, List.of(0), unknown)).isEmpty();
  }

  @Test
  void whoIsNamedInBothLanguagesIsNoDifference() {
    ArticleBuilder english =
        article("en")
            .mention("person/john-podesta", "John Podesta", "John Podesta")
            .mention("person/ali-zaidi", "Ali Zaidi", "Ali Zaidi")
            .mention("organisation/state-department", "State Department", "State Department");
    ArticleBuilder chinese =
        chinese("zh")
            .mention("person/john-podesta", "John Podesta", "波德斯塔")
            .mention("place/beijing", "Beijing", "北京");
    Side en = side("en", english, chinese);
    assertThat(values(en.people())).containsExactly("person/ali-zaidi");
    assertThat(values(en.organisations())).containsExactly("organisation/state-department");
    assertThat(en.places()).isEmpty();
    assertThat(values(side("zh", english, chinese).places())).containsExactly("place/beijing");
  }

  @Test
  void whatMostIndependentTextsSayComesFirst() {
    List<ArticleBuilder> articles = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      articles.add(article("copy-" + i).mention("person/copied", "Copied", "Copied"));
    }
    for (int i = 0; i < 2; i++) {
      articles.add(article("own-" + i).mention("person/confirmed", "Confirmed", "Confirmed"));
    }
    articles.add(chinese("zh"));
    Side en = side("en", List.of(0, 0, 0, 3, 4, 5), articles.toArray(ArticleBuilder[]::new));
    assertThat(values(en.people())).containsExactly("person/confirmed", "person/copied");
    assertThat(en.people().get(1).articles()).isEqualTo(3);
    assertThat(en.people().get(1).texts()).isEqualTo(1);
    assertThat(en.articles()).isEqualTo(5);
    assertThat(en.texts()).isEqualTo(3);
  }

  @Test
  void daysWithinThoseOfTheOtherLanguageAreSaidByIt() {
    ArticleBuilder english =
        article("en").date("2024-09-01", "2024-09-30").date("2024-10-01", "2024-10-01");
    ArticleBuilder chinese = chinese("zh").date("2024-09-06", "2024-09-06");
    assertThat(values(side("en", english, chinese).dates())).containsExactly("2024-10-01");
    assertThat(values(side("zh", english, chinese).dates())).containsExactly("2024-09-06");
  }

  @Test
  void numbersAreComparedAcrossLanguagesAndShownWithTheirSentences() {
    ArticleBuilder english =
        article("en").text("The fund has 1.9 billion euros. Some 45% is spent. It owns 61 boats.");
    ArticleBuilder chinese = chinese("zh").text("该基金有18.7亿欧元。已使用百分之四十五。损失三千万美元。");
    Side en = side("en", english, chinese);
    assertThat(values(en.numbers())).containsExactly("61");
    assertThat(en.numbers().get(0).said().sentence()).isEqualTo("It owns 61 boats.");
    Side zh = side("zh", english, chinese);
    assertThat(values(zh.numbers())).containsExactly("1870000000 EUR", "30000000 USD");
    assertThat(zh.numbers().get(1).said().sentence()).isEqualTo("损失三千万美元。");
  }

  @Test
  void quotesAreComparedByTheirLetters() {
    ArticleBuilder one =
        article("one")
            .text("He said: “We must, of course, act before the summer.” A “deal” is near.");
    ArticleBuilder two = article("two").text("She repeated \"we must of course act\" twice.");
    ArticleBuilder chinese =
        chinese("zh").text("他说：“我们必须在夏天之前采取行动。” He wrote \"act before the summer\"!");
    Side en = side("en", one, two, chinese);
    assertThat(en.quotes()).hasSize(1);
    assertThat(en.quotes().get(0).name()).isEqualTo("We must, of course, act before the summer.");
    assertThat(en.quotes().get(0).articles()).isEqualTo(2);
    assertThat(en.quotes().get(0).value()).isNull();
    assertThat(side("zh", one, two, chinese).quotes())
        .extracting(Difference::name)
        .containsExactly("我们必须在夏天之前采取行动。");
  }

  @Test
  void oneLanguageAloneHasNoDifferences() {
    Side alone = side("en", article("a").text("Some 45% is spent."), article("b").text("None."));
    assertThat(alone.articles()).isEqualTo(2);
    assertThat(alone.numbers()).isEmpty();
  }

  @Test
  void aLongSentenceIsShownAroundThePlace() {
    String text = "word ".repeat(200) + "61 boats " + "word ".repeat(200);
    String shown =
        side("en", article("en").text(text), chinese("zh")).numbers().get(0).said().sentence();
    assertThat(shown).hasSize(400).startsWith("…").endsWith("…").contains("61 boats");
  }

  /** They have days and COP 29, but no amounts; one sentence is quoted. */
  @Test
  void theSamplesHaveNoFiguresAndOneQuote() {
    List<String> numbers = new ArrayList<>();
    List<String> quotes = new ArrayList<>();
    for (SampleTexts.Sample sample : SampleTexts.all()) {
      for (Fact fact : FactReader.read(article(sample.name()).text(sample.text()).build())) {
        (fact.kind() == FactKind.NUMBER ? numbers : quotes).add(fact.name());
      }
    }
    assertThat(numbers).isEmpty();
    assertThat(quotes).contains("still need to respect each other on all issues.");
  }

  /** Two samples in English and one in Chinese, as the quick lane has enriched them. */
  @Test
  void theSamplesDifferInWhomTheyName() {
    List<EnrichedArticle> seeds =
        ClasspathText.read(SideComparisonTest.class, "seeds.ndjson")
            .lines()
            .map(line -> ContractJson.readEnriched(line.getBytes(UTF_8), Integer.MAX_VALUE))
            .toList();
    StoryDifferences differences =
        SideComparison.of(new Told("002", 3, seeds, List.of(0, 1, 2)), SideKind.LANGUAGE);
    assertThat(differences.sides()).extracting(Side::language).containsExactly("en", "zh");
    Side en = differences.sides().get(0);
    Side zh = differences.sides().get(1);
    assertThat(values(en.people()))
        .containsExactlyInAnyOrder(
            "person/liu-zhenmin",
            "person/john-podesta",
            "person/wang-yi",
            "person/john-kerry",
            "person/joe-biden",
            "person/xi-jinping");
    assertThat(values(en.places()))
        .containsExactlyInAnyOrder("place/azerbaijan", "place/bali", "place/taiwan");
    assertThat(values(zh.people()))
        .containsExactlyInAnyOrder("person/xie-zhenhua", "person/ruan-yulin");
    assertThat(values(zh.places())).containsExactly("place/san-francisco");
    assertThat(values(zh.dates())).containsExactly("2024-01-12");
    assertThat(zh.quotes()).as("only names are in quotation marks").isEmpty();
    Difference xie =
        zh.people().stream()
            .filter(person -> person.value().equals("person/xie-zhenhua"))
            .findFirst()
            .orElseThrow();
    assertThat(xie.said().sentence()).startsWith("尽管解振华卸任").endsWith("作出贡献。");
  }
}
