package dev.isobar.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.fetch.FetchException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "https://example.org ! https://example.org/",
        "HTTP://Example.ORG:80/A ! http://example.org/A",
        "http://example.org:443/ ! http://example.org:443/",
        "https://example.org/新闻/a b|c?q=气候 变化|x#top ! "
            + "https://example.org/%E6%96%B0%E9%97%BB/a%20b%7Cc?q=%E6%B0%94%E5%80%99%20%E5%8F%98%E5%8C%96%7Cx",
        "https://example.org/100%/%e4%b8 ! https://example.org/100%25/%e4%b8",
        "https://例子.测试/a ! https://xn--fsqu00a.xn--0zwm56d/a",
        "https://example.org/a/./b/../c/%2e%2e/d ! https://example.org/a/d",
        "https://example.org/a//b/ ! https://example.org/a//b/",
        "https://example.org/../../a/.. ! https://example.org/",
        "https://example.org?a=[1] ! https://example.org/?a=[1]",
        "https://example.org/[a]{b}`<c>^ ! https://example.org/%5Ba%5D%7Bb%7D%60%3Cc%3E%5E",
        "https://a_b.example.org/x ! https://a_b.example.org/x",
        "http://[2606:4700::1111]:8080/x ! http://[2606:4700::1111]:8080/x",
        "https:\\\\example.org\\a ! https://example.org/a"
      })
  void addressesAreReadLikeABrowserDoes(String text, String expected) throws Exception {
    assertThat(WebAddress.parse(text).uri()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "b ! http://h.org/x/b",
        "/b?c ! http://h.org/b?c",
        "?p=2 ! http://h.org/x/y?p=2",
        "#top ! http://h.org/x/y?q=/z",
        "//other.org/a ! http://other.org/a",
        "\\\\other.org/a ! http://other.org/a",
        "../../a ! http://h.org/a",
        "HTTPS://h.org/a ! https://h.org/a"
      })
  void referencesAreResolved(String reference, String expected) throws Exception {
    assertThat(WebAddress.parse("http://h.org/x/y?q=/z").resolve(reference)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "/a",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "gopher://example.org:70/_x",
        "http://",
        "http:///",
        "http://:80/",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://example.org:1x/",
        "http://exa mple.org/",
        "http://example.org%00/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://a..b/",
        "http://exa%0d%0ample.org/",
        "jar:http://example.org!/"
      })
  void otherAddressesAreRefused(String text) {
    assertThatThrownBy(() -> WebAddress.parse(text))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ADDRESS));
  }

  @Test
  void userAndPasswordAreNotShown() throws Exception {
    WebAddress address = WebAddress.parse("https://user:secret@example.org/a");

    assertThat(address.userInfo()).isEqualTo("user:secret");
    assertThat(address.uri()).hasToString("https://example.org/a");
    assertThat(address).hasToString("https://example.org/a");
    assertThatThrownBy(() -> WebAddress.parse("ftp://user:secret@example.org/a"))
        .hasMessageNotContaining("secret");
  }
}
