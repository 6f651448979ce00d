package dev.isobar.local.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedArticlesTest {
  private static final Instant NOW = Instant.parse("2024-05-08T10:00:00Z");
  private final GeneratedArticles articles = GeneratedArticles.ofSamples("run", NOW);

  @Test
  void eachIsAValidRawArticleWithAnIdOfItsOwn() {
    long ids =
        LongStream.range(0, 2000).mapToObj(i -> ArticleId.of(read(articles, i))).distinct().count();
    assertThat(ids).isEqualTo(2000);
  }

  @Test
  void generatedArticlesHaveTheLengthOfTheSamples() {
    assertThat(articles.ndjson(0, 1000).length / 1000).isBetween(2500, 3500);
  }

  @Test
  void theSameRunAndNumberGiveTheSameBytes() {
    assertThat(GeneratedArticles.ofSamples("run", NOW).json(17)).isEqualTo(articles.json(17));
    assertThat(GeneratedArticles.ofSamples("other", NOW).json(17)).isNotEqualTo(articles.json(17));
  }

  @Test
  void theParagraphsAreThoseOfTheSampleInAnotherOrder() {
    GeneratedArticles three =
        new GeneratedArticles(List.of("One \"said\".\n\nTwo\\\n三。\n"), "run", NOW);
    List<String> contents =
        LongStream.range(0, 50).mapToObj(i -> read(three, i).content()).distinct().toList();
    assertThat(contents).hasSize(6).contains("One \"said\".\n\nTwo\\\n\n三。");
  }

  @Test
  void linesHoldOneArticleEach() {
    String[] lines = new String(articles.ndjson(5, 3), UTF_8).split("\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[2].getBytes(UTF_8)).isEqualTo(articles.json(7));
  }

  @Test
  void refusesToGenerateWithoutSamples() {
    assertThatThrownBy(() -> new GeneratedArticles(List.of(), "run", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RawArticle read(GeneratedArticles articles, long number) {
    return ContractJson.readRaw(articles.json(number), ContractJson.DEFAULT_MAX_BYTES);
  }
}
