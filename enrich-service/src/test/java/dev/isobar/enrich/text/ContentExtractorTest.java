package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Removed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContentExtractorTest {
  private static final String PARAGRAPH =
      "The two sides agreed to cut methane from landfills and gas fields by a third before 2030, and to report on it each year.";

  private final ContentExtractor extractor = new ContentExtractor();

  @Test
  void findsTheArticleInThePage() {
    ExtractedText article =
        html(
            "<html><title>Methane deal | Daily</title><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>"
                + "<div id=main><h1>Methane deal</h1><p>"
                + PARAGRAPH
                + "</p><h2>Next</h2><p>"
                + PARAGRAPH
                + " Soon.</p></div>"
                + "<div class='related-stories'><p>"
                + PARAGRAPH
                + " Elsewhere.</p></div>"
                + "<footer>© 2024 Daily. All rights reserved.</footer>");
    assertThat(article.text()).isEqualTo(PARAGRAPH + "\n\nNext\n\n" + PARAGRAPH + " Soon.");
    assertThat(article.removed())
        .extracting(Removed::reason)
        .contains("navigation", "title", "furniture", "footer");
    assertThat(article.page()).isNotNull();
  }

  @Test
  void cutsParagraphsAtDoubleBreaks() {
    ExtractedText article =
        html(
            "<table><tr><td>会议在北京举行，双方就能源转型、甲烷、循环经济和森林问题交换了意见，并同意继续保持沟通。<br><br>　　下一次会议将于明年举行，双方将共同邀请更多的国家参加，并就此发表联合声明。<br>完</td></tr></table>");
    assertThat(article.text().split("\n\n")).hasSize(2);
  }

  @Test
  void keepsEverythingExceptBoilerplate() {
    ExtractedText article =
        text("  First line \r\n\r\n\r\nViews: 12\n\nCookies are eaten in the US.\u0000\n");
    assertThat(article.text()).isEqualTo("First line\n\nCookies are eaten in the US.");
    assertThat(article.removed()).containsExactly(new Removed("Views: 12", "counter"));
  }

  @Test
  void keepsSentencesOfPlainTextThatUseWordsOfNotices() {
    String text =
        """
        Finland is already a member of NATO.
        Two million have already registered to vote, and the papers are only available to members of parliament.
        The novel was first published in 1865 and gives readers unlimited access to the mind of its hero.
        消费者只需扫描二维码即可付款。
        法院认定平台侵权，判令其立即删除涉案视频并赔偿损失。""";
    assertThat(text(text).text()).isEqualTo(text);
  }

  @Test
  void removesNoticesFromPlainText() {
    assertThat(
            text("The dam is built.\nSubscribe now to continue reading.\n转载请注明出处，未经授权不得转载。\nSign up for our newsletter")
                .text())
        .isEqualTo("The dam is built.");
  }

  /**
   * The heading says what the box is; its sentences say only that readers may turn something off.
   */
  @Test
  void removesACentreOfPrivacyPreferences() {
    String article = ("<p>" + PARAGRAPH + " Part %d.</p>").repeat(6).formatted(1, 2, 3, 4, 5, 6);
    String box =
        "<div><h2>Privacy preferences</h2><p>Visitors from some states can tell us not to sell their"
            + " data. Cookies of third parties measure visits, and you may turn them off.</p></div>";
    String text = html("<body><div><h1>Dam</h1>" + article + "</div>" + box).text();
    assertThat(text)
        .contains("Part 1.", "Part 6.")
        .doesNotContain("tell us", "Privacy preferences");
  }

  @Test
  void readsHtmlDeclaredAsPlainText() {
    assertThat(text("<!DOCTYPE html><html><body><p>" + PARAGRAPH + "</p>").text())
        .isEqualTo(PARAGRAPH);
  }

  @Test
  void readsDeepNesting() {
    assertThat(html("<div>".repeat(100_000) + "<p>" + PARAGRAPH).text()).contains("methane");
    assertThat(html("<b><i>".repeat(20_000) + PARAGRAPH).text()).contains("methane");
  }

  @Test
  void returnsEmptyTextForEmptyContent() {
    assertThat(text("").text()).isEmpty();
    assertThat(html("").text()).isEmpty();
    assertThat(html("<frameset><frame src=x></frameset>").text()).isEmpty();
  }

  private ExtractedText html(String content) {
    return read("text/html", content);
  }

  private ExtractedText text(String content) {
    return read("text/plain", content);
  }

  private ExtractedText read(String type, String content) {
    return extractor.read(RawArticle.of(null, "f", Instant.EPOCH, type, content));
  }
}
