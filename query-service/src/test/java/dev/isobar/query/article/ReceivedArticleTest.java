package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.isobar.query.search.TermHashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedArticleTest {

  @Test
  void keepsTheValueAndTheKeysOfWordsLanguageAndFeed() throws Exception {
    byte[] value = article("a").with("title", "Methane").text("Bonn").bytes();
    ReceivedArticle received = ReceivedArticle.read(value, value.length);
    assertThat(received.document()).isSameAs(value);
    assertThat(received.article().id()).isEqualTo("a");
    assertThat(received.keys())
        .isEqualTo(ArticleKeys.of(received.article(), TermHashes.of(received.article())))
        .hasSize(5);
    assertThat(received.words()).containsExactly("methane", "bonn", "wire");
  }

  @Test
  void saysWhyAnEventCannotBeRead() {
    byte[] value = article("a").bytes();
    assertThat(refused(value, value.length - 1))
        .hasMessageContaining("isobar.view.max-bytes")
        .extracting(UnreadableArticleException::reason)
        .isEqualTo("too-large");
    assertThat(refused(null, 1000).reason()).isEqualTo("not-json");
    assertThat(refused("{".getBytes(StandardCharsets.UTF_8), 1000).reason()).isEqualTo("not-json");
    assertThat(refused("{}".getBytes(StandardCharsets.UTF_8), 1000).reason()).isEqualTo("invalid");
  }

  @Test
  void anIdFitsIntoItsColumn() throws Exception {
    byte[] fits = article("i".repeat(200)).bytes();
    assertThat(ReceivedArticle.read(fits, 10_000).article().id()).hasSize(200);
    assertThat(refused(article("i".repeat(201)).bytes(), 10_000)).hasMessageContaining("/id");
    assertThat(refused(article("\0").bytes(), 10_000)).hasMessageContaining("NUL");
  }

  @Test
  void ofEachArticleTheNewestRevisionIsTakenInTheOrderOfIds() throws Exception {
    List<ReceivedArticle> newest =
        ReceivedArticle.newest(
            List.of(
                received("b", 5, "old"),
                received("c", 1, "first"),
                received("b", 7, "new"),
                received("b", 6, "late"),
                received("a", 1, "only"),
                received("c", 1, "again")));
    assertThat(newest)
        .extracting(received -> received.article().text())
        .containsExactly("only", "new", "again");
  }

  private static ReceivedArticle received(String id, int second, String text) throws Exception {
    byte[] value = article(id).fetchedAt("2026-01-01T00:00:0" + second + "Z").text(text).bytes();
    return ReceivedArticle.read(value, 10_000);
  }

  private static UnreadableArticleException refused(byte[] value, int maxBytes) {
    return catchThrowableOfType(
        UnreadableArticleException.class, () -> ReceivedArticle.read(value, maxBytes));
  }
}
