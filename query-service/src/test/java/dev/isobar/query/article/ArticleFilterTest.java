package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleFilterTest {
  private static final EnrichedArticle TALKS =
      article("talks")
          .feed("wire")
          .publisher("Reuters")
          .country("DE")
          .published("2024-05-07")
          .with("title", "Methane talks")
          .text("Negotiators met in Bonn.")
          .topic("methane", "greenhouse-gases")
          .topic("climate-diplomacy")
          .mention("person/john-podesta", "John Podesta", "Podesta")
          .mention("place/bonn", "Bonn", "Bonn")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source=wire                                             | true
          source=Reuters                                          | true
          source=AFP                                              | false
          source=AFP&source=wire                                  | true
          topic=methane                                           | true
          topic=greenhouse-gases                                  | true
          topic=climate-diplomacy                                 | true
          topic=forests                                           | false
          entity=place/bonn                                       | true
          entity=place/berlin                                     | false
          entity=place/berlin&entity=place/bonn                   | true
          with-entity=place/bonn                                  | true
          with-entity=place/bonn&with-entity=person/john-podesta  | true
          with-entity=place/bonn&with-entity=place/berlin         | false
          entity=place/berlin&with-entity=place/bonn              | false
          language=en                                             | true
          language=zh                                             | false
          language=zh&language=en                                 | true
          country=DE                                              | true
          country=de                                              | true
          country=CN                                              | false
          country=CN&country=DE                                   | true
          country=DE&language=zh                                  | false
          q=methane bonn                                          | true
          q=methane berlin                                        | false
          from=2024-05-07                                         | true
          from=2024-05-07T00:00:00Z                               | true
          from=2024-05-07T00:00:00.001Z                           | false
          from=2024-05-08                                         | false
          to=2024-05-07                                           | true
          to=2024-05-07T00:00:00Z                                 | true
          to=2024-05-06T23:59:59.999Z                             | false
          to=2024-05-06                                           | false
          mute-source=wire                                        | false
          mute-source=Reuters                                     | false
          mute-source=AFP                                         | true
          mute-word=methane                                       | false
          mute-word=甲烷                                          | false
          mute-word=甲烷&expand=false                             | true
          mute-word=coal&mute-word="met in Bonn"                  | false
          q=methane&mute-word=coal                                | true
          from=2024-05-07T00:00:00Z&to=2024-05-07T00:00:00Z       | true
          from=2024-05-07T02:00:00+02:00                          | true
          from=2024-05-07&to=2024-05-07&tz=America/New_York       | true
          from=2024-05-07&to=2024-05-07&tz=Asia/Shanghai          | true
          to=2024-05-06&tz=America/New_York                       | false
          from=2024-05-08&tz=Pacific/Kiritimati                   | false
          from=2024-05-07t00:00:00z                               | true
          to=2024-05-06t23:59:59.999z                             | false
          from=0000-12-31                                         | true
          from=0001-01-01&to=9999-12-31                           | true
          to=+10000-01-01                                         | true
          colour=red                                              | true
          topic=methane&entity=place/bonn&source=wire&language=en | true
          topic=methane&entity=place/berlin                       | false
          topic=methane&language=zh                               | false
          topic=methane&source=AFP                                | false
          topic=forests&q=methane                                 | false
          """)
  void passesWhatIsAskedFor(String query, boolean passes) {
    assertThat(ArticleFilter.parse(new QueryParameters(parameters(query))).matches(TALKS))
        .isEqualTo(passes);
  }

  @Test
  void anArticleWithoutPublisherIsFoundByItsFeedOnly() {
    EnrichedArticle unnamed = article("unnamed").feed("wire").build();
    assertThat(ArticleFilter.parse(new QueryParameters(parameters("source=wire"))).matches(unnamed))
        .isTrue();
    assertThat(
            ArticleFilter.parse(new QueryParameters(parameters("source=Reuters"))).matches(unnamed))
        .isFalse();
  }

  @Test
  void anArticleWithoutCountryIsFromNone() {
    EnrichedArticle unnamed = article("unnamed").feed("wire").build();
    ArticleFilter german = ArticleFilter.parse(new QueryParameters(parameters("country=DE")));
    assertThat(german.isTimeOnly()).isFalse();
    assertThat(german.in(TimeRange.ALL)).isEqualTo(german);
    assertThat(german.matches(unnamed)).isFalse();
  }

  @Test
  void anEmptyFilterPassesAllWithoutReadingTheText() {
    ArticleFilter empty = ArticleFilter.parse(new QueryParameters(Map.of()));
    assertThat(empty).isEqualTo(ArticleFilter.ALL);
    assertThat(empty.matches(TALKS, ArticleFilterTest::unread)).isTrue();
    assertThat(
            ArticleFilter.parse(new QueryParameters(parameters("topic=forests&q=methane")))
                .matches(TALKS, ArticleFilterTest::unread))
        .isFalse();
  }

  /** The database cannot store NUL, so that both sides compare its replacement. */
  @Test
  void nulIsReplacedOnBothSides() {
    EnrichedArticle nul =
        article("nul")
            .feed("a\0b")
            .language("e\0n")
            .topic("m\0", "g\0")
            .mention("place/\0", "x", "x")
            .build();
    for (String query :
        new String[] {
          "source=a\0b", "language=e\0n", "topic=m\0", "topic=g\0", "entity=place/\0"
        }) {
      assertThat(ArticleFilter.parse(new QueryParameters(parameters(query))).matches(nul))
          .as(query)
          .isTrue();
      assertThat(
              ArticleFilter.parse(new QueryParameters(parameters(query.replace('\0', '\uFFFD'))))
                  .matches(nul))
          .as(query)
          .isTrue();
    }
  }

  @Test
  void otherListsSearchTheTextByAnotherName() {
    assertThat(
            ArticleFilter.parseWithText(new QueryParameters(parameters("text=bonn&q=berlin")))
                .matches(TALKS))
        .isTrue();
    assertThat(
            ArticleFilter.parseWithText(new QueryParameters(parameters("text=berlin&q=bonn")))
                .matches(TALKS))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from=2024-05-08&to=2024-05-07                           | to   | earlier
          from=2024-05-07T00:00:00.001Z&to=2024-05-07T00:00:00Z   | to   | earlier
          from=2024-05-07&from=2024-05-08                         | from | 2 times
          from=yesterday                                          | from | must be a date
          to=2024-02-30                                           | to   | must be a date
          to=2024-05-07T25:00:00Z                                 | to   | must be a date
          from=0000-12-30                                         | from | 0001 to 9999
          to=+10000-01-02                                         | to   | 0001 to 9999
          to=+999999999-12-31                                     | to   | 0001 to 9999
          from=-999999999-01-01                                   | from | 0001 to 9999
          tz=Beijing                                              | tz   | Asia/Shanghai
          q=a&q=b                                                 | q    | 2 times
          country=Germany                                         | country | two letters, such as CN
          country=D1                                              | country | two letters, such as CN
          q=!                                                     | q    | at least one letter or digit
          """)
  void namesTheWrongParameter(String query, String parameter, String remedy) {
    assertThatThrownBy(() -> ArticleFilter.parse(new QueryParameters(parameters(query))))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo(parameter))
        .hasMessageContaining(remedy);
  }

  @Test
  void theNumberOfValuesIsLimitedAndNoneIsEmpty() {
    for (String name : new String[] {"topic", "entity", "language", "source"}) {
      assertThat(
              ArticleFilter.parse(new QueryParameters(Map.of(name, Collections.nCopies(100, "x")))))
          .isNotNull();
      refused(name, Collections.nCopies(101, "x"), "at most 100 values");
      refused(name, List.of("x", " "), "is empty");
      refused(name, Collections.singletonList(null), "is empty");
    }
    refused("country", List.of("DE", " "), "is empty");
    refused("country", Collections.nCopies(101, "DE"), "at most 100 values");
  }

  private static void refused(String name, List<String> values, String why) {
    assertThatThrownBy(() -> ArticleFilter.parse(new QueryParameters(Map.of(name, values))))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining(name + " ")
        .hasMessageContaining(why);
  }

  private static <T> T unread() {
    throw new AssertionError("the text must not be read");
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return parameters;
  }
}
