package dev.isobar.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DemoArticlesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final DemoArticles articles = new DemoArticles("run");

  @Test
  void saysThatItIsADemonstration() {
    for (long number = 0; number < 200; number++) {
      RawArticle article = ContractJson.readRaw(articles.json(number, NOW), Integer.MAX_VALUE);
      assertThat(article.feed()).isEqualTo("demo");
      assertThat(article.title()).startsWith("[Demo] ").hasSizeLessThan(100);
      assertThat(article.url()).isNull();
      assertThat(article.fetchedAt()).isEqualTo(NOW);
    }
  }

  @Test
  void articlesDiffer() {
    assertThat(LongStream.range(0, 100).mapToObj(this::text).distinct()).hasSizeGreaterThan(90);
    assertThat(text(7)).isEqualTo(text(7));
  }

  private String text(long number) {
    return new String(articles.json(number, NOW), StandardCharsets.UTF_8);
  }
}
