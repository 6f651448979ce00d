package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaTagReaderTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";
  private static final String OTHER =
      "<meta itemprop='datePublished' content='2023-01-02'>"
          + "<meta itemprop='dateModified' content='2023-01-03'>"
          + "<meta itemprop='headline' content='Ten recipes for the summer'>"
          + "<meta itemprop='author' content='Angry Reader'>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='comments'>%s</div>",
        "<div class='comments'><div>%s</div><p>I like the mill</p></div>",
        "<div class='related-articles'>%s<a>Ten recipes</a></div>",
        "<div itemprop='comment' itemscope>%s</div>",
        "<div itemprop='review' itemscope itemtype='https://schema.org/Review'>%s</div>",
        "<div itemscope itemtype='https://schema.org/UserComments'>%s</div>"
      })
  void ignoresMicrodataOfCommentsAndOtherArticles(String box) {
    Metadata read = SmallPages.body(H + box.formatted(OTHER));
    assertThat(read.published()).isNull();
    assertThat(read.updated()).isNull();
    assertThat(read.authors()).isEmpty();
    assertThat(read.title()).isEqualTo("Tidal mill starts turning again");
    assertThat(read.candidates()).isEmpty();
  }

  @Test
  void readsMicrodataOfTheArticle() {
    String own = OTHER.replace("2023-01-02", "2024-03-04").replace("Angry Reader", "Ines Falk");
    for (String box : new String[] {"<div>%s</div>", "%s<nav>Menu</nav>", "<aside>x</aside>%s"}) {
      Metadata read = SmallPages.body(box.formatted(own) + H);
      assertThat(SmallPages.day(read)).as(box).isEqualTo("2024-03-04");
      assertThat(read.authors()).as(box).containsExactly("Ines Falk");
    }
  }
}
