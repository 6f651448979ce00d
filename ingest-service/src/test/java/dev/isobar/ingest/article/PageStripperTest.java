package dev.isobar.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageStripperTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script type='application/json'>{\"icon\":\"<svg viewBox='0'><\\/svg>\"}</script>",
        "<script type='application/ld+json'><!-- {\"datePublished\":\"2026-02-28\"} --></script>",
        "<script>var page = {articleBody: '<style>'}</script>",
        "<script type=application/json>\"<script >\"</script>",
        "<scripture>x</scripture><svgs>x</svgs>",
      })
  void keepsDataScriptsWhole(String script) {
    String page = script + "<p>Kept.</p><svg><path/></svg><p>Last.</p><style>x</style><!-- x -->";
    assertThat(stripped(page)).isEqualTo(script + "<p>Kept.</p><p>Last.</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg/>",
        "<svg class=x />",
        "<SVG ><path d=''/></SVG >",
        "<!-->",
        "<!--->",
        "<!-- > -->",
        "<script>'</scripts>'</script\n>",
        "<style\f>p</style>",
        "<script>track('<svg>')</script>",
      })
  void stripsNoTextBehindAnElement(String element) {
    String rest = "<p>Kept.</p>";
    assertThat(stripped(element + rest + "<svg></svg><!-- x --><script></script>" + rest))
        .isEqualTo(rest + rest);
  }

  @Test
  void keepsWhatHasNoEnd() {
    for (String page : new String[] {"<p><svg>x", "<p><!-- x", "<p><script>x</script", "<p><svg"}) {
      assertThat(stripped(page)).isEqualTo(page);
    }
  }

  @Test
  void anInlineImageEndsBeforeTheBackslashOfJson() {
    String json =
        "<script type=application/ld+json>{\"articleBody\":\"<img src=\\\"%s\\\">\"}</script>";
    assertThat(stripped(json.formatted("data:image/png;base64,AAAA")))
        .isEqualTo(json.formatted("data:,"));
  }

  @Test
  void stateIsStrippedInTheSecondStep() {
    String data = "<script type=\"application/ld+json\">{}</script>";
    String state =
        "<script id=__NEXT_DATA__ type=\"application/json\">{\"datePublished\":1}</script>";
    String field = "<script>var datePublished = 1</script>";
    String page = data + state + field + "<p>Kept.</p>";
    assertThat(stripped(page)).isEqualTo(page);
    assertThat(new PageStripper(page, false).stripped()).isEqualTo(data + field + "<p>Kept.</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!--",
        "<svg ",
        "<svg>",
        "<script ",
        "<script>",
        "<style>",
        "<svg </svg ",
        "<script </script ",
        "<script type=type=type= ></script>",
        "<script type='                              ></script>",
        "data:image/a",
      })
  void takesLinearTime(String part) {
    String page = part.repeat((4 << 20) / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          stripped(page);
          stripped(page + "</script</svg</style");
        });
  }

  private static String stripped(String page) {
    return new PageStripper(page, true).stripped();
  }
}
