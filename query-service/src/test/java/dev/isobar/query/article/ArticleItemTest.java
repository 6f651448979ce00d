package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.ArticleBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleItemTest {

  @Test
  void showsTheFieldsOfTheArticle() {
    ArticleItem item =
        ArticleItem.of(
            article("a")
                .feed("wire")
                .publisher("Reuters")
                .published("2024-05-07")
                .with("url", "https://example.org/a")
                .build());
    assertThat(item.id()).isEqualTo("a");
    assertThat(item.at()).isEqualTo(Instant.parse("2024-05-07T00:00:00Z"));
    assertThat(item.url()).isEqualTo("https://example.org/a");
    assertThat(item.source().publisher()).isEqualTo("Reuters");
    assertThat(item.fetchedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(item.revision()).isEqualTo(item.fetchedAt().toEpochMilli());
  }

  @Test
  void saysThatDayAndMonthMayBeExchanged() {
    ArticleBuilder dated = article("a").published("2024-05-09");
    assertThat(json(dated)).doesNotContain("uncertain");
    dated.uncertain();
    assertThat(json(dated)).contains("\"precision\":\"day\"", "\"uncertain\":true");
    assertThat(ArticleItem.of(dated.build()).at()).isEqualTo(Instant.parse("2024-05-09T00:00:00Z"));
  }

  private static String json(ArticleBuilder article) {
    return new String(ContractJson.write(ArticleItem.of(article.build())), UTF_8);
  }

  @Test
  void topicsAreSortedByScoreThenById() {
    ArticleBuilder builder = article("a").topic("oceans").topic("forests").topic("methane");
    ArticleItem item = ArticleItem.of(builder.build());
    assertThat(item.topics())
        .extracting(ArticleItem.TopicItem::id)
        .containsExactly("forests", "methane", "oceans");
    ArticleItem scored = ArticleItem.of(builder.score("oceans", 0.9).score("forests", 0.1).build());
    assertThat(scored.topics())
        .containsExactly(
            new ArticleItem.TopicItem("oceans", 0.9),
            new ArticleItem.TopicItem("methane", 0.7),
            new ArticleItem.TopicItem("forests", 0.1));
  }

  @Test
  void entitiesAreSortedByCountThenById() {
    ArticleItem item =
        ArticleItem.of(
            article("a")
                .mention("place/zurich", "Zurich", "Zurich")
                .mention("place/bonn", "Bonn", "Bonn")
                .mention("person/b", "Bea", "Ms B")
                .mention("person/b", "Beatrice", "Bea")
                .build());
    assertThat(item.entities())
        .extracting(ArticleItem.EntityItem::id)
        .containsExactly("person/b", "place/bonn", "place/zurich");
    assertThat(item.entities().get(0).name()).isEqualTo("Bea");
    assertThat(item.entities().get(0).count()).isEqualTo(2);
  }

  @Test
  void wordingsAreKeptOnceInTheOrderOfTheirPlaces() {
    assertThat(
            MentionedEntity.of(
                article("a")
                    .mention("person/b", "Bea", "Ms B")
                    .mention("person/b", "Bea", "Bea")
                    .mention("person/b", "Bea", "Ms B")
                    .build()
                    .mentions()))
        .singleElement()
        .satisfies(
            entity -> {
              assertThat(entity.forms()).containsExactly("Ms B", "Bea");
              assertThat(entity.count()).isEqualTo(3);
            });
  }

  @Test
  void theSnippetIsTheBeginningOfTheTextOnOneLine() {
    assertThat(snippet(" One\n two. ")).isEqualTo("One two.");
    assertThat(snippet("x".repeat(240))).isEqualTo("x".repeat(240));
    assertThat(snippet("x".repeat(241))).isEqualTo("x".repeat(240) + "…");
  }

  @Test
  void theSnippetEndsBeforeAWordUnlessTheWordIsLong() {
    assertThat(snippet("word ".repeat(100))).isEqualTo("word ".repeat(48).strip() + "…");
    assertThat(snippet("x".repeat(121) + " " + "y".repeat(300))).isEqualTo("x".repeat(121) + "…");
    assertThat(snippet("x".repeat(120) + " " + "y".repeat(300)))
        .isEqualTo("x".repeat(120) + " " + "y".repeat(119) + "…");
    assertThat(snippet("x".repeat(240) + " y")).isEqualTo("x".repeat(240) + "…");
  }

  @Test
  void theSnippetDoesNotCutACharacter() {
    assertThat(snippet("x".repeat(239) + "🌍" + "y".repeat(9))).isEqualTo("x".repeat(239) + "…");
    assertThat(snippet("x".repeat(238) + "🌍" + "y".repeat(9))).isEqualTo("x".repeat(238) + "🌍…");
    assertThat(List.of(snippet("甲".repeat(500)), snippet("🌍".repeat(500))))
        .containsExactly("甲".repeat(240) + "…", "🌍".repeat(120) + "…");
  }

  private static String snippet(String text) {
    return ArticleItem.of(article("a").text(text).build()).snippet();
  }
}
