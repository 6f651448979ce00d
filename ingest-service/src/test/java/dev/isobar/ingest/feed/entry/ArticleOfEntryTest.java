package dev.isobar.ingest.feed.entry;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static dev.isobar.ingest.feed.entry.Entries.article;
import static dev.isobar.ingest.feed.entry.Entries.withGuid;
import static dev.isobar.ingest.feed.entry.Entries.withLink;
import static dev.isobar.ingest.feed.entry.Entries.withSummary;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.ArticleId;
import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedJson;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleOfEntryTest {
  private static final FeedDocument DOCUMENT =
      FeedDocument.of("rss-2.0", null, null, "zh-CN", List.of(), List.of());
  private static final String PAGE =
      "<html><head><meta charset=utf-8><title>T</title></head><body><nav>Menu</nav>"
          + "<main><p>Whole 文章.</p><aside>Related</aside></main></body></html>";
  private static final String LONG = "<p>" + "The talks went on. ".repeat(80) + "</p>";

  @Test
  void articleHoldsWhatTheFeedSays() {
    RawArticle article = of(Entries.FEED, article(0), null);

    assertThat(article.feed()).isEqualTo("f");
    assertThat(article.url()).isEqualTo(article(0).link());
    assertThat(article.guid()).isEqualTo(article(0).guid());
    assertThat(article.title()).isEqualTo(article(0).title());
    assertThat(article.publishedAt()).isEqualTo(article(0).published().toString());
    assertThat(article.language()).isEqualTo("zh-CN");
    assertThat(article.fetchedAt()).isEqualTo(NOW);
    assertThat(article.contentType()).isEqualTo("text/html");
    assertThat(article.content()).isEqualTo(article(0).summary());
    assertThat(ArticleId.of(article)).isEqualTo(decide(article(0)).identity().articleId("f"));
  }

  @Test
  void theCountryIsThatOfTheFeed() {
    Feed feed =
        FeedJson.read(
            "{\"id\":\"f\",\"url\":\"https://news.example/feed.xml\",\"country\":\"NO\"}"
                .getBytes(UTF_8));

    assertThat(of(feed, article(0), null).country()).isEqualTo("NO");
    assertThat(of(Entries.FEED, article(0), null).country()).isNull();
  }

  @Test
  void contentIsPreferredToTheSummary() {
    FeedEntry entry =
        new FeedEntry(
            "g",
            null,
            "T",
            List.of(" ", "Ann"),
            null,
            "12. Mai",
            null,
            "short",
            false,
            "long one",
            false,
            "en",
            null);
    RawArticle article = of(Entries.FEED, entry, null);

    assertThat(article.content()).isEqualTo("long one");
    assertThat(article.contentType()).isEqualTo("text/plain");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.publishedAt()).isEqualTo("12. Mai");
    assertThat(article.authors()).containsExactly("Ann");
    assertThat(article.url()).isNull();
  }

  @Test
  void entryWithATitleOnlyHasItAsText() {
    FeedEntry entry = withSummary(article(0), null);

    assertThat(of(Entries.FEED, entry, null).content()).isEqualTo(entry.title());
  }

  @Test
  void theLinkIsKeptBesideAnotherAddressOfThePage() {
    EntryDecision decision = new Polls().poll(article(0)).get(0);
    EntryIdentity canonical = new EntryIdentity("https://news.example/canonical-1", null);
    RawArticle article = of(decision.withIdentity(canonical), Entries.FEED, null);

    assertThat(article.url()).isEqualTo(canonical.url());
    assertThat(article.extensions()).containsEntry("feedLink", article(0).link());
    assertThat(of(decision, Entries.FEED, null).extensions()).isEmpty();
  }

  @Test
  void sharedLinkIsNoIdentity() {
    FeedEntry entry = withLink(article(0), "https://news.example/");
    RawArticle article = of(Entries.FEED, entry, null);

    assertThat(article.url()).isNull();
    assertThat(article.guid()).isEqualTo(entry.guid());
    assertThat(article.extensions()).containsEntry("link", "https://news.example/");
  }

  @Test
  void idOfAnEntryWithoutLinkAndGuidDoesNotChangeWithItsText() {
    Polls polls = new Polls();
    FeedEntry entry = withLink(withGuid(article(0), null), null);
    FeedEntry edited = withSummary(entry, entry.summary() + " Corrected.");
    RawArticle first = of(polls.poll(entry).get(0), Entries.FEED, null);
    RawArticle second = of(polls.poll(edited).get(0), Entries.FEED, null);

    assertThat(ArticleId.of(second)).isEqualTo(ArticleId.of(first));
    assertThat(second.content()).isNotEqualTo(first.content());
  }

  @Test
  void pageInUtf8IsText() {
    RawArticle article =
        of(Entries.FEED, article(0), page(PAGE.getBytes(UTF_8), "text/html; charset=utf-8"));

    assertThat(article.content()).isEqualTo(PAGE);
    assertThat(article.contentBase64()).isNull();
  }

  @Test
  void pageInAnUncertainCharsetIsBytes() {
    byte[] bytes = PAGE.replace("utf-8", "gbk").getBytes(Charset.forName("GBK"));
    RawArticle article = of(Entries.FEED, article(0), page(bytes, "text/html"));

    assertThat(article.content()).isNull();
    assertThat(article.contentBytes()).isEqualTo(bytes);
  }

  @Test
  void pictureInsteadOfAPageIsIgnored() {
    RawArticle article = of(Entries.FEED, article(0), page(new byte[] {1}, "image/png"));

    assertThat(article.content()).isEqualTo(article(0).summary());
  }

  @Test
  void selectorsAreApplied() {
    Feed feed = feed(null, new ExtractionHints("main", List.of("aside", "[[["), null));
    byte[] bytes = PAGE.replace("utf-8", "gbk").getBytes(Charset.forName("GBK"));
    RawArticle article = of(feed, article(0), page(bytes, "text/html"));

    assertThat(article.content())
        .contains("Whole 文章.", "<title>T</title>")
        .doesNotContain("Related", "Menu");
  }

  @Test
  void selectorThatFindsNothingLeavesThePage() {
    Feed feed = feed(null, new ExtractionHints(".nothing", null, null));
    RawArticle article =
        of(feed, article(0), page(PAGE.getBytes(UTF_8), "text/html; charset=utf-8"));

    assertThat(article.content()).isEqualTo(PAGE);
  }

  @Test
  void canonicalUrlOfThePageIsTheIdentityOfANewArticleOnly() {
    FetchedPage page =
        page("<link rel=canonical href='/2026/story-1'>".getBytes(UTF_8), "text/html");
    Polls polls = new Polls();
    EntryDecision first = polls.poll(article(0)).get(0);
    EntryDecision second = polls.poll(withSummary(article(0), "Other text.")).get(0);

    RawArticle article = of(first, Entries.FEED, page);

    assertThat(ArticleOfEntry.withCanonicalUrl(first, article).identity().url())
        .isEqualTo("https://news.example/2026/story-1");
    assertThat(ArticleOfEntry.withCanonicalUrl(second, article)).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Short teaser.",
        "部长们就甲烷达成一致。",
        "LONG <p>[&#8230;]</p>",
        "LONG <a href=x>Read more</a>",
        "LONG <a href=x>Continue reading →</a>",
        "LONG 点击阅读全文",
        "LONG <p>The post <a>Plan</a> appeared first on <a>News</a>.</p>"
      })
  void summaries(String text) {
    assertThat(ArticleOfEntry.isSummaryOnly(withSummary(article(0), text.replace("LONG", LONG))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LONG",
        "LONG <p>They want to do more, he said.</p>",
        "LONG LONG LONG LONG LONG ..."
      })
  void wholeArticles(String text) {
    assertThat(ArticleOfEntry.isSummaryOnly(withSummary(article(0), text.replace("LONG", LONG))))
        .isFalse();
  }

  @Test
  void pageIsNeededAsTheFeedSays() {
    FeedEntry whole = withSummary(article(0), LONG);
    FeedRules rules =
        new FeedRules(null, List.of(new FeedRules.FeedRule(FeedRules.Field.PAGE, "paywall")));

    assertThat(needsPage(Entries.FEED, article(0))).isTrue();
    assertThat(needsPage(Entries.FEED, whole)).isFalse();
    assertThat(needsPage(feed(true, null), whole)).isTrue();
    assertThat(needsPage(feed(false, null), article(0))).isFalse();
    assertThat(needsPage(feed(rules), whole)).isTrue();
    assertThat(needsPage(Entries.FEED, withLink(article(0), null))).isFalse();
  }

  private static RawArticle of(Feed feed, FeedEntry entry, FetchedPage page) {
    return of(decide(entry), feed, page);
  }

  private static RawArticle of(EntryDecision decision, Feed feed, FetchedPage page) {
    return ArticleOfEntry.of(feed, DOCUMENT, decision, page, NOW);
  }

  private static EntryDecision decide(FeedEntry entry) {
    return new Polls().poll(entry).get(0);
  }

  private static boolean needsPage(Feed feed, FeedEntry entry) {
    return ArticleOfEntry.needsPage(feed, entry, new RuleFilter(feed.rules()));
  }

  private static FetchedPage page(byte[] bytes, String type) {
    return new FetchedPage(bytes, type, "https://news.example/p");
  }

  private static Feed feed(Boolean fullArticle, ExtractionHints hints) {
    return feed(fullArticle, hints, null);
  }

  private static Feed feed(FeedRules rules) {
    return feed(null, null, rules);
  }

  private static Feed feed(Boolean fullArticle, ExtractionHints hints, FeedRules rules) {
    return new Feed(
        "f",
        "https://news.example/feed.xml",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        rules,
        hints,
        fullArticle,
        null,
        null,
        null,
        null);
  }
}
