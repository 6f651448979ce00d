package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Removed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArticleEndDetectorTest {
  private static final String PROSE =
      "<p>The ministers of both countries met in the capital to speak about the price of carbon"
          + " and the next steps towards a common market for it, number %d.</p>";
  private static final String CHINESE =
      "<p>两国部长在首都会晤，就碳价格以及建立共同碳市场的下一步安排交换了意见，并约定年底前再次会面，这是第%d次。</p>";

  @Test
  void keepsOnlyTheFirstOfSeveralEntries() {
    StringBuilder page = new StringBuilder("<div id='posts'>");
    for (int i = 1; i <= 4; i++) {
      page.append("<div class='entry'>").append(CHINESE.formatted(i)).append(CHINESE.formatted(i));
      page.append("<p>2005-06-1").append(i).append(" 共 3 篇评论 发表评论</p></div>");
    }
    ExtractedText read = read(page + "</div>");
    assertThat(read.text()).contains("这是第1次").doesNotContain("第2次", "发表评论");
    assertThat(read.removed()).extracting(Removed::reason).contains("next-article");
  }

  @Test
  void removesReplies() {
    StringBuilder page = new StringBuilder("<div>" + CHINESE.formatted(1) + CHINESE.formatted(2));
    for (int i = 0; i < 5; i++) {
      page.append("<h4># re: 两国部长会晤 2005-1-15 21:5").append(i).append("</h4>");
      page.append("<p>说得好，希望今后能看到更多这样的消息，也希望碳市场早日建成，谢谢作者的介绍，我会继续关注的。</p>");
    }
    ExtractedText read = read(page + "</div>");
    assertThat(read.text()).contains("这是第2次").doesNotContain("re:", "谢谢作者");
    assertThat(read.removed()).extracting(Removed::reason).contains("comments");
  }

  @Test
  void removesRelatedNewsAfterTheArticle() {
    String article = PROSE.formatted(1) + PROSE.formatted(2) + PROSE.formatted(3);
    ExtractedText read =
        read(
            "<div>" + article + "<p>Related stories</p><p>Storm hits coast (2024-04-03)</p></div>");
    assertThat(read.text()).contains("number 3").doesNotContain("Storm");
  }

  @Test
  void keepsTheArticleAfterABoxOfRelatedNews() {
    String half = PROSE.formatted(1) + PROSE.formatted(2);
    String rest = PROSE.formatted(3) + PROSE.formatted(4);
    ExtractedText read =
        read("<div>" + half + "<p>Related stories</p><ul><li>Storm hits coast</li></ul>" + rest);
    assertThat(read.text()).contains("number 2", "number 4").doesNotContain("Storm", "Related");
  }

  private static ExtractedText read(String body) {
    return new ContentExtractor()
        .read(
            RawArticle.of(
                null,
                "feed",
                Instant.EPOCH,
                "text/html",
                "<html><body>" + body + "</body></html>"));
  }
}
