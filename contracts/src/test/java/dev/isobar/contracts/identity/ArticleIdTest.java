package dev.isobar.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTest {

  @ParameterizedTest
  @CsvSource({
    "https://www.Example.org/a/, http://example.org/a",
    "https://example.org:443/a?utm_source=x&id=1#top, https://example.org/a?id=1",
    "https://example.org/a?b=2&a=1, https://example.org/a?a=1&b=2",
    "https://example.org/%e6%b0%94, https://example.org/%E6%B0%94",
    "https://example.org/%7Efoo, https://example.org/~foo",
    "https://例子.cn/a, https://xn--fsqu00a.cn/a",
    "https://example.org./a, https://example.org/a",
    "https://www.example.org.:443/a, https://example.org/a",
    "https://user:secret@example.org/a, https://example.org/a",
    "https://example.org:80/a, https://example.org/a",
    "https://example.org:/a, https://example.org/a",
    "https://example.org/a?, https://example.org/a",
    "https://example.org/a?&&id=1&, https://example.org/a?id=1",
    "https://example.org/a?UTM_medium=x&fbclid=1, https://example.org/a"
  })
  void addressesOfOneArticleHaveOneForm(String one, String other) {
    assertThat(CanonicalUrl.of(one)).isPresent().isEqualTo(CanonicalUrl.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a, https://example.org/b",
    "https://example.org/a?id=1, https://example.org/a?id=2",
    "https://example.org/A, https://example.org/a",
    "https://example.org:8080/a, https://example.org/a",
    "https://example.org/a?utm=1, https://example.org/a",
    "https://example.org/a%2Fb, https://example.org/a/b",
    "https://one@example.org/a, https://one.example.org/a"
  })
  void addressesOfTwoArticlesHaveTwoForms(String one, String other) {
    assertThat(CanonicalUrl.of(one)).isPresent().isNotEqualTo(CanonicalUrl.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "urn:x:1", "/news/1", "https://", "ftp://example.org/a"})
  void otherAddressesHaveNoCanonicalForm(String url) {
    assertThat(CanonicalUrl.of(url)).isEmpty();
  }

  @Test
  void prefersTheUrlThenTheGuidThenTheText() {
    String byUrl = ArticleId.of(raw("https://example.org/a", "g", "text"));
    assertThat(byUrl)
        .matches("[0-9a-f]{32}")
        .isEqualTo(ArticleId.of(raw("http://example.org/a", "h", "other")));
    assertThat(ArticleId.of(raw(null, "g", "text")))
        .isEqualTo(ArticleId.of(raw("urn:x:1", " g ", "other")))
        .isNotEqualTo(ArticleId.of(raw(null, "h", "text")));
  }

  @Test
  void ignoresCaseWidthAndWhiteSpaceOfTheText() {
    assertThat(ArticleId.of(raw(null, null, "Ｍethane \n in  Beijing")))
        .isEqualTo(ArticleId.of(raw(null, " ", "methane in beijing ")))
        .isNotEqualTo(ArticleId.of(raw(null, null, "methane in Bonn")));
  }

  @Test
  void sameGuidOfTwoFeedsGivesTwoIds() {
    assertThat(ArticleId.of(raw("one", null, "g", "text")))
        .isEqualTo(ArticleId.of(raw("one", null, "g", "other")))
        .isNotEqualTo(ArticleId.of(raw("two", null, "g", "text")));
  }

  /**
   * Ids are stored everywhere, so that a change of their derivation would duplicate every article.
   */
  @Test
  void idsAreStable() {
    assertThat(ArticleId.of(raw("feed", "https://example.org/a", null, "text")))
        .isEqualTo(sha256("url\nexample.org/a"));
    assertThat(ArticleId.of(raw("feed", null, " g ", "text"))).isEqualTo(sha256("guid\nfeed\ng"));
    assertThat(ArticleId.of(raw("feed", null, null, "A  b"))).isEqualTo(sha256("text\na b"));
    assertThat(CanonicalUrl.of("https://a.example/b/?x=%41&c=%e4//#d"))
        .contains("a.example/b?c=%E4//&x=A");
  }

  private static String sha256(String key) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RawArticle raw(String url, String guid, String content) {
    return raw("feed", url, guid, content);
  }

  private static RawArticle raw(String feed, String url, String guid, String content) {
    return RawArticles.of(null, url, feed, guid, content);
  }
}
