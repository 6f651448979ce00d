package dev.isobar.enrich.metadata;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BylineReaderTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span itemprop='author'>Ines Falk</span>",
        "<div itemprop='author' itemscope><span itemprop='name'>Ines Falk</span></div>",
        "<meta itemprop='author' content='Ines Falk'>",
        "<span property='schema:author'>Ines Falk</span>",
        "<a rel='author nofollow' href='/i'>Ines Falk</a>",
        "<span class='author-name'>Ines Falk</span>",
        "<span class='author vcard'><a class='url fn n'>Ines Falk</a></span>",
        "<p class='article__byline'>By Ines Falk</p>",
        "<p>By Ines Falk</p>",
        "<p>Text: Ines Falk</p>",
        "<div>von</div><div>Ines Falk</div>",
        "<p>Ines Falk | 4 March 2024</p>",
        "<p>4 March 2024 – Ines Falk</p>",
        "<p>Posted by Ines Falk on 4 March 2024</p>"
      })
  void readsAuthorsAtTheHeadline(String byline) {
    assertThat(SmallPages.body(H + byline).authors()).containsExactly("Ines Falk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='comments'><span class='author'>Ines Falk</span></div>",
        "<div class='related-articles'><span class='author'>Ines Falk</span></div>",
        "<figure><span class='author'>Ines Falk</span></figure>",
        "<nav><a rel='author'>Ines Falk</a></nav>",
        "<p class='author-bio'>Ines Falk likes rivers</p>",
        "<p>Ines Falk | Rivers</p>",
        "<p>by the river</p>",
        "<div>Angry reader</div><div>Ines Falk</div>"
      })
  void ignoresOtherPeople(String other) {
    assertThat(SmallPages.body(H + other).authors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='author-name'>Ines Falk</span>",
        "<a rel='author' href='/i'>Ines Falk</a>",
        "<span itemprop='author'>Ines Falk</span>",
        "<p>Posted by Ines Falk on 4 March 2024</p>"
      })
  void stopsAtTheComments(String comment) {
    String text = "<p>{text}</p>".repeat(6);
    assertThat(SmallPages.body(H + text + "<h3>3 comments</h3>" + comment).authors()).isEmpty();
    assertThat(SmallPages.body(H + text + "<h3>The wheel</h3>" + comment).authors())
        .containsExactly("Ines Falk");
  }

  @Test
  void prefersALineAtTheHeadlineToFarMarks() {
    String far = "<p>{text}</p>".repeat(6) + "<a rel='author' href='/t'>Tom Oduya</a>";
    assertThat(SmallPages.body(H + "<p>By Ines Falk</p>" + far).authors())
        .containsExactly("Ines Falk");
    assertThat(SmallPages.body(H + far).authors()).containsExactly("Tom Oduya");
  }

  @Test
  void readsSeveralAuthors() {
    assertThat(
            SmallPages.body(H + "<a rel='author'>Ines Falk</a>, <a rel='author'>Tom Oduya</a>")
                .authors())
        .containsExactly("Ines Falk", "Tom Oduya");
  }

  @Test
  void readsABlogsLineBehindTheText() {
    assertThat(
            SmallPages.body(
                    H
                        + "<p>{text}</p>".repeat(8)
                        + "<p>Geschrieben am 4. März 2024 von Ines Falk</p>")
                .authors())
        .containsExactly("Ines Falk");
    // Paragraphs that differ: what is repeated is not part of the text.
    String paragraphs =
        IntStream.range(0, 12).mapToObj(i -> "<p>Part " + i + ". {text}</p>").collect(joining());
    assertThat(SmallPages.body(H + paragraphs + "<p>By Ines Falk</p>").authors()).isEmpty();
  }

  @Test
  void leavesOutSiteAndAgencyBesideAPerson() {
    String site = "<meta property='og:site_name' content='Mill Gazette'>";
    String author = "<meta name='author' content='%s'>";
    assertThat(
            SmallPages.read(null, "en", site + author.formatted("Ines Falk, Mill Gazette"), H)
                .authors())
        .containsExactly("Ines Falk");
    assertThat(SmallPages.read(null, "en", site + author.formatted("Mill Gazette"), H).authors())
        .containsExactly("Mill Gazette");
    assertThat(
            SmallPages.read(
                    "https://www.tidepost.example/a",
                    "en",
                    author.formatted("Tidepost"),
                    H + "<p>By Ines Falk</p>")
                .authors())
        .containsExactly("Ines Falk");
    assertThat(
            SmallPages.read(null, "en", author.formatted("News Desk"), H + "<p>By Ines Falk</p>")
                .authors())
        .containsExactly("Ines Falk");
  }

  @Test
  void doubtsInitials() {
    assertThat(
            SmallPages.read(
                    null, "en", "<meta name='author' content='if'>", H + "<p>By Ines Falk</p>")
                .authors())
        .containsExactly("Ines Falk");
    assertThat(SmallPages.read(null, "en", "<meta name='author' content='millfan'>", H).authors())
        .containsExactly("millfan");
  }
}
