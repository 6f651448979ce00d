package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageReaderTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="zh-CN"><head><title>通知公告</title></head><body>
      <nav><a href="/a">A long entry of the navigation menu</a><a href="/b">A long entry of the menu</a>
        <a href="/c">Another long entry of the menu</a></nav>
      <ul class="list">
        <li><a href="./202405/t20240506_1.html" title="关于印发碳达峰行动方案的通知">关于印发碳达峰行动...</a></li>
        <li><a href="./202405/t20240507_2.html">全国碳排放权交易市场建设工作进展</a><span>2024-05-07</span></li>
        <li><a href="/x/3.html">生态环境部发布应对气候变化报告</a><span>2024年5月8日</span></li>
        <li><a href="/x/3.html">详情</a></li>
        <li><a href="https://other.example/4.html">一个外部网站的文章标题在这里</a></li>
        <li><a href="javascript:void(0)">一个脚本的链接标题在这里很长</a></li>
      </ul>
      <footer><a href="/privacy">The privacy statement of this site</a></footer></body></html>
      """;

  @Test
  void findsTheArticles() throws Exception {
    FeedDocument page = read(PAGE, null);
    assertThat(page.format()).isEqualTo("page");
    assertThat(page.title()).isEqualTo("通知公告");
    assertThat(page.language()).isEqualTo("zh-CN");
    assertThat(page.entries())
        .extracting(FeedEntry::link)
        .containsExactly(
            "https://example.org/news/202405/t20240506_1.html",
            "https://example.org/news/202405/t20240507_2.html",
            "https://example.org/x/3.html");
    assertThat(page.entries().get(0).title()).isEqualTo("关于印发碳达峰行动方案的通知");
    assertThat(page.entries())
        .extracting(FeedEntry::published)
        .containsExactly(
            Instant.parse("2024-05-05T16:00:00Z"),
            Instant.parse("2024-05-06T16:00:00Z"),
            Instant.parse("2024-05-07T16:00:00Z"));
  }

  @Test
  void aSelectorDecidesAlone() throws Exception {
    assertThat(read(PAGE, "nav a").entries()).hasSize(3);
    assertThat(read(PAGE, "ul.list li").entries()).hasSize(4);
    assertThat(read(PAGE, ".nothing").warnings()).contains("The page has no links to articles.");
    assertThat(read(PAGE, "a[[").warnings()).anyMatch(w -> w.contains("selector"));
  }

  @Test
  void takesTheTimeOfTheSameArticleOnly() throws Exception {
    String article =
        "<article><h2><a href='/n/%d'>A headline of the article %d</a></h2>%s</article>";
    String page =
        "<html><body>"
            + article.formatted(1, 1, "<time datetime='2024-05-06T10:00:00Z'>today</time>")
            + article.formatted(2, 2, "")
            + "</body></html>";
    assertThat(read(page, null).entries())
        .extracting(FeedEntry::published)
        .containsExactly(Instant.parse("2024-05-06T10:00:00Z"), null);
  }

  @Test
  void aChallengeIsNoPage() {
    assertThatThrownBy(
            () -> read("<html><title>Just a moment...</title><body></body></html>", null))
        .isInstanceOfSatisfying(
            UnreadableFeedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CHALLENGE_PAGE));
  }

  @Test
  void aFeedIsReadAsAFeedWhateverIsExpected() throws Exception {
    assertThat(read(Reading.rss("<item><title>x</title></item>"), null).format())
        .isEqualTo("rss-2.0");
  }

  private static FeedDocument read(String page, String selector) throws UnreadableFeedException {
    return Reading.read(page, FeedKind.PAGE, new ExtractionHints(null, null, selector));
  }
}
