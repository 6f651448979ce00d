package dev.isobar.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells which of the addresses that a page names are taken for its own. */
class CanonicalLinkTest {
  private static final String VIEW = "https://wire.example/view?doc=5";
  private static final String STORY = "https://wire.example/2024/story-5";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link rel=\"canonical\" href=\"https://wire.example/2024/story-5\">",
        "<LINK HREF='https://wire.example/2024/story-5' REL='Canonical' />",
        "<link rel=canonical href=https://wire.example/2024/story-5>",
        "<link data-x=\">\" rel=\"amphtml canonical\" href=\" http://www.wire.example/2024/story-5/?utm_source=x \">",
        "<link rel=\"canonical\" href=\"/2024/story-5\">",
        "<link rel=\"canonical\" href=\"//wire.example/2024/story-5\">",
        "<base href=\"/2024/\"><link rel=\"canonical\" href=\"story-5\">",
        "<base href=\"https://wire.example/2024/x\"><link rel=\"canonical\" href=\"./story-5#top\">",
        "<link rel=\"canonical\" href=\"/2024/story-5\"><link rel=\"canonical\" href=\"https://wire.example/2024/story-5\">",
        "<script>var a = '<link rel=\"canonical\" href=\"/other-1\">'; if (a < b) {}</script><link rel=\"canonical\" href=\"/2024/story-5\">",
        "<!-- <link rel=\"canonical\" href=\"/other-1\"> --><link rel=\"canonical\" href=\"/2024/story-5\">",
        "<style>a>b{}</style><noscript><link rel=canonical href=/other-1></noscript><link rel=canonical href=/2024/story-5>",
        "<title>a <link rel=canonical href=/other-1></title><link rel=canonical href=/2024/story-5>",
        "<meta property=\"og:url\" content=\"https://wire.example/2024/story-5\">",
        "<meta content='/2024/story-5' name='og:url'>",
        "<meta property=\"og:url\" content=\"https://wire.example/\"><link rel=\"canonical\" href=\"/2024/story-5\">"
      })
  void aPageIsTheArticleThatItNames(String head) {
    assertThat(ArticleId.of(page(VIEW, head))).isEqualTo(id(STORY));
    assertThat(ArticleId.of(bytes(VIEW, head, UTF_8))).isEqualTo(id(STORY));
    RawArticle moved = page(CanonicalLink.of(page(VIEW, head)).orElseThrow(), head);
    assertThat(ArticleId.of(moved)).as("the article at the named address").isEqualTo(id(STORY));
  }

  @Test
  void anAddressIsAbsolute() {
    assertThat(CanonicalLink.of(page(VIEW, "<link rel=canonical href='/2024/story-5'>")))
        .contains(STORY);
    assertThat(CanonicalLink.of(page(VIEW, "<link rel=canonical href='/'>"))).isEmpty();
    assertThat(CanonicalLink.of(page(null, "<link rel=canonical href='/2024/story-5'>"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the home page, a section, a program without the query that selects the article
        "<link rel=\"canonical\" href=\"https://wire.example/\">",
        "<link rel=\"canonical\" href=\"https://www.wire.example/index.html\">",
        "<link rel=\"canonical\" href=\"https://wire.example/#!/\">",
        "<link rel=\"canonical\" href=\"https://wire.example/en\">",
        "<link rel=\"canonical\" href=\"https://wire.example/en/climate/\">",
        "<link rel=\"canonical\" href=\"https://wire.example/新闻\">",
        "<link rel=\"canonical\" href=\"https://wire.example/view\">",
        "<link rel=\"canonical\" href=\"/article.php\">",
        // another site
        "<link rel=\"canonical\" href=\"https://agency.example/2024/story-5\">",
        "<link rel=\"canonical\" href=\"https://wire.example.evil.example/2024/story-5\">",
        // none, or not one
        "<link rel=\"canonical\" href=\"\">",
        "<link rel=\"canonical\">",
        "<link rel=\"canonical\" href=\"javascript:void(0)\">",
        "<link rel=\"canonical\" href=\"/2024/story-5\"><link rel=\"canonical\" href=\"/2024/story-6\">",
        "<link rel=\"alternate\" href=\"/2024/story-5\">",
        "<link rel=\"canonical-x\" href=\"/2024/story-5\">",
        "<link rel=\"canonical\" href=\"/2024/story-5",
        "<meta property=\"og:url\" content=\"https://wire.example/\">",
        "<meta property=\"og:url\" content=\"https://other.example/2024/story-5\">",
        // not in the head
        "</head><link rel=\"canonical\" href=\"/2024/story-5\">",
        "<body><link rel=\"canonical\" href=\"/2024/story-5\">",
        "<p>a</p><link rel=\"canonical\" href=\"/2024/story-5\">"
      })
  void otherwiseAPageIsTheArticleOfItsAddress(String head) {
    assertThat(ArticleId.of(page(VIEW, head))).isEqualTo(id(VIEW));
    assertThat(ArticleId.of(bytes(VIEW, head, UTF_8))).isEqualTo(id(VIEW));
  }

  /** Each with the page's address, the address that it names, and whether it is taken. */
  static Stream<List<Object>> pairs() {
    return Stream.of(
        List.of("https://wire.example/story-5?foo=bar", "https://wire.example/story-5", true),
        List.of("https://wire.example/story-5/print", "https://wire.example/story-5", true),
        List.of("https://wire.example/?p=77", "https://wire.example/2024/methane-deal", true),
        List.of("https://news.wire.example/a-1", "https://www.wire.example/b-2", true),
        List.of("https://m.wire.example/a/1", "https://wire.example/story-1", true),
        List.of("https://wire.example/a-1", "https://wire.example/view?doc=1", true),
        List.of("https://wire.example/climate/methane-deal", "https://wire.example/climate", false),
        List.of("https://wire.example/2024/11/methane-deal", "https://wire.example/2024/11", false),
        List.of("https://wire.example/story-5/2", "https://wire.example/story-5", false),
        List.of("https://wire.example/story-5?page=2", "https://wire.example/story-5", false),
        List.of(
            "https://wire.example/story-5?page=2", "https://wire.example/story-5?page=1", false),
        List.of(
            "https://wire.example/view?page=2&doc=5", "https://wire.example/story-5?page=2", true),
        List.of("https://app.example/#!/story/1", "https://app.example/story-2", false),
        List.of("https://a.github.io/x", "https://b.github.io/x-1", false),
        List.of("https://a.co.uk/x", "https://b.co.uk/x-1", false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void takesOnlyWhatMayBeTheSameArticle(List<Object> pair) {
    String head = "<link rel=\"canonical\" href=\"%s\">".formatted(pair.get(1));
    String expected = (String) pair.get((boolean) pair.get(2) ? 1 : 0);
    assertThat(ArticleId.of(page((String) pair.get(0), head))).isEqualTo(id(expected));
  }

  @Test
  void readsAddressesOutsideAsciiFromBytes() {
    String head = "<link rel=\"canonical\" href=\"/新闻/甲烷协议达成\">";
    String expected = id("https://wire.example/新闻/甲烷协议达成");
    assertThat(ArticleId.of(bytes(VIEW, head, UTF_8))).isEqualTo(expected);
    assertThat(ArticleId.of(bytes(VIEW, "\ufeff" + head, UTF_16LE))).isEqualTo(expected);
    assertThat(ArticleId.of(bytes(VIEW, head, Charset.forName("GBK"))))
        .isEqualTo(id("https://wire.example/%D0%C2%CE%C5/%BC%D7%CD%E9%D0%AD%D2%E9%B4%EF%B3%C9"));
  }

  @Test
  void readsNoTextAndNoPageWithoutAddress() {
    String head = "<link rel=\"canonical\" href=\"https://wire.example/2024/story-5\">";
    assertThat(ArticleId.of(article(VIEW, "text/plain", head, null))).isEqualTo(id(VIEW));
    assertThat(ArticleId.of(article(null, "text/html", head, null))).isNotEqualTo(id(STORY));
  }

  @Test
  void readsTheStartOfALongPageOnly() {
    String link = "<link rel=\"canonical\" href=\"/2024/story-5\">";
    String style = "<style>" + " ".repeat(70_000) + "</style>";
    assertThat(ArticleId.of(page(VIEW, style + link))).isEqualTo(id(VIEW));
    assertThat(ArticleId.of(page(VIEW, style.substring(0, 60_000) + "</style>" + link)))
        .isEqualTo(id(STORY));
  }

  /** Unclosed tags and quotations must not take time that grows with the square of their number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link ",
        "<link a='",
        "<link a=\"",
        "<meta a=",
        "<!--",
        "<script",
        "<",
        "<title></",
        "<link/",
        "<a b=c "
      })
  void readsBrokenPagesInTime(String piece) {
    RawArticle page = page(VIEW, piece.repeat(200_000 / piece.length()));
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(ArticleId.of(page)).isEqualTo(id(VIEW)));
  }

  private static String id(String url) {
    return ArticleId.of(article(url, "text/plain", "text", null));
  }

  private static RawArticle page(String url, String head) {
    return article(url, "text/html", head, null);
  }

  private static RawArticle bytes(String url, String head, Charset charset) {
    String base64 = Base64.getMimeEncoder().encodeToString(head.getBytes(charset));
    return article(url, "application/xhtml+xml", null, base64);
  }

  private static RawArticle article(String url, String type, String content, String base64) {
    String text = content == null ? null : content;
    return new RawArticle(
        null,
        url,
        "feed",
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        type,
        text,
        base64,
        null);
  }
}
