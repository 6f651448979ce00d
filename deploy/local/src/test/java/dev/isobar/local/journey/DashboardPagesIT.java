package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.isobar.testing.Polling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the dashboard other than the wire, in Chromium, on the packaged services. */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardPagesIT {
  private static final String FEED = "dashboard-pages";
  private static final LocatorAssertions.HasCountOptions PATIENT =
      new LocatorAssertions.HasCountOptions().setTimeout(30_000);
  private static final LocatorAssertions.ContainsTextOptions SAYS =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  private static List<String> articles;

  @BeforeAll
  static void fill() {
    NewswireClient client = RunningNewswire.get().client();
    articles = client.push(Articles.of(FEED, 0, 4));
    Polling.until("articles", () -> client.ids(FEED).size() == 4);
  }

  static Stream<String> pages() {
    return Stream.of(
        "?page=stories&source=" + FEED,
        "?page=stories&id=" + articles.get(0),
        "?page=topics&days=all",
        "?page=topics&id=methane&days=all",
        "?page=entity&type=person",
        "?page=entity&id=person/liu-zhenmin&days=all",
        "?page=calendar&month=2024-09",
        "?page=calendar&month=2024-09&view=list",
        "?page=network&days=all&min=1",
        "?page=sources&days=all",
        "?page=sources&id=" + FEED + "&days=all",
        "?page=queries",
        "?page=queries&edit=*&topic=methane",
        "?page=webhooks",
        "?page=webhooks&edit=*",
        "?page=status");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleOnADesktop(String address) {
    try (Browser browser = Browser.desktop()) {
      looksRight(browser, browser.open(address));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fitsOnAPhoneInTheDarkInChinese(String address) {
    try (Browser browser = Browser.phone()) {
      looksRight(browser, browser.open(address + "&lang=zh&theme=dark"));
    }
  }

  private static void looksRight(Browser browser, Page page) {
    page.locator("main h1").first().waitFor();
    assertThat(page.locator("main .loading")).hasCount(0, PATIENT);
    assertThat(page.locator("main [role=alert]")).hasCount(0);
    assertThat(page.locator("main"))
        .not()
        .containsText(
            Pattern.compile("\\b(undefined|NaN|\\[object|(part|stories|status)\\.[a-z])"));
    assertThat((int) page.evaluate("document.querySelector('main').scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0);
    assertThat(Browser.seriousFindings(page)).isEmpty();
    assertThat(browser.errors()).isEmpty();
    assertThat(page.evaluate("window.violations.length")).isEqualTo(0);
  }

  @Test
  void aStoryShowsWhyEachArticleBelongsToItAndLeadsToThem() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=stories&source=" + FEED);
      page.locator("td.main a").first().click();
      assertThat(page.locator(".members li")).not().hasCount(0, PATIENT);
      assertThat(page.locator(".members")).containsText("Same text", SAYS);
      Locator dots = page.locator(".timeline a");
      assertThat(dots).hasCount(page.locator(".members li").count());
      dots.first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("isobar-article h1")).containsText("Report", SAYS);
    }
  }

  @Test
  void anIdOfAnyArticleLeadsToItsStory() {
    Set<String> stories = new HashSet<>();
    try (Browser browser = Browser.desktop()) {
      for (String id : articles) {
        Page page = browser.open("?page=stories&id=" + id);
        assertThat(page.locator(".members li").first()).containsText("Report", SAYS);
        stories.add(page.url());
      }
    }
    assertThat(stories).hasSize(1);
  }

  @Test
  void aNumberLeadsToTheArticlesThatItCounts() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=sources&days=all");
      Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(FEED)).first();
      assertThat(row.locator(".figure")).containsText("4", SAYS);
      row.locator(".figure").click();
      assertThat(page.locator(".row")).hasCount(4, PATIENT);
    }
  }

  @Test
  void aTopicHasAPlotWithTheSameNumbersAsATable() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=topics&id=methane&days=all");
      assertThat(page.locator("isobar-chart canvas")).hasCount(1, PATIENT);
      page.locator("details.table summary").click();
      assertThat(page.locator("details.table a").first()).isVisible();
      page.locator(".choice a").first().click();
      assertThat(page).hasURL(Pattern.compile("days=1"));
    }
  }

  @Test
  void theNetworkIsReachableByTheKeyboard() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=network&days=all&min=1");
      page.locator(".network a.node").first().focus();
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile("focus="));
      assertThat(page.locator(".aside .panel h2")).hasCount(1);
    }
  }

  @Test
  void theNumberOfAPairLeadsToTheArticlesThatItCounts() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=network&days=all&min=1&view=table");
      // The rarest pair: other tests send thousands of articles about the most frequent one.
      Locator number = page.locator("details.table tbody .figure").last();
      int articles = Integer.parseInt(number.textContent().replaceAll("\\D", ""));
      number.click();
      assertThat(page).hasURL(Pattern.compile("with-entity=.*with-entity="));
      assertThat(page.locator(".row")).hasCount(articles, PATIENT);
    }
  }

  @Test
  void aFilterByAllOfSeveralEntitiesIsNamedAndSaved() {
    String filter = "&with-entity=person/liu-zhenmin&with-entity=person/john-podesta";
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=" + FEED + filter);
      assertThat(page.locator(".chosen")).containsText("with Liu Zhenmin", SAYS);
      page.navigate(Browser.address() + "?lang=zh&source=" + FEED + filter);
      assertThat(page.locator(".chosen")).containsText("同时提到刘振民", SAYS);
      page.navigate(Browser.address() + "?page=queries&edit=*&source=" + FEED + filter);
      assertThat(page.locator("input[name=with-entity]"))
          .hasValue("person/liu-zhenmin, person/john-podesta");
      page.locator("input[name=name]").fill("Both of them");
      page.locator("button[value=save]").click();
      assertThat(page.locator(".chips")).containsText("All of these entities", SAYS);
      assertThat(page.locator(".chips")).containsText("Liu Zhenmin", SAYS);
    }
  }

  @Test
  void aQueryIsPreviewedSavedChangedAndRemoved() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=queries&edit=*&topic=methane&source=" + FEED);
      page.locator("input[name=name]").fill("Pages of the dashboard");
      page.locator("button[value=preview]").click();
      assertThat(page.locator("[aria-live] .lines li")).hasCount(4, PATIENT);
      page.locator("button[value=save]").click();
      assertThat(page.locator("h1")).containsText("Pages of the dashboard", SAYS);
      assertThat(page.locator("a[href$='/queries/pages-of-the-dashboard/feed.atom']")).isVisible();
      page.locator("a.button").click();
      page.locator("input[name=description]").fill("For the test");
      page.locator("button[value=save]").click();
      assertThat(page.locator("main")).containsText("For the test", SAYS);
      page.locator(".heading > button").click();
      page.locator("[role=alert] button").first().click();
      assertThat(page).hasURL(Pattern.compile("page=queries$"));
      assertThat(page.locator("main")).not().containsText("Pages of the dashboard");
    }
  }

  /** With more feeds than a page has, as ingest-service would tell them. */
  @Test
  void theHealthOfAllFeedsIsShownPageByPage() {
    try (Browser browser = Browser.desktop()) {
      browser
          .context()
          .route(
              Pattern.compile("/status/ingest"),
              route -> {
                boolean later = route.request().url().contains("after=feed-1");
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                            "{\"state\": \"reached\", \"ready\": true, \"total\": 2, \"next\": "
                                + (later ? "null" : "\"feed-1\"")
                                + ", \"deadLetters\": {}, \"feeds\": [{\"id\": \"feed-"
                                + (later ? 2 : 1)
                                + "\", \"status\": \"working\"}]}"));
              });
      Page page = browser.open("?page=sources&days=all");
      Locator feeds = page.locator("isobar-feed-health");
      assertThat(feeds).containsText("2 feeds", SAYS);
      assertThat(feeds.locator("tbody tr")).containsText("feed-1");
      feeds.locator(".pager a").click();
      assertThat(feeds.locator("tbody tr")).containsText("feed-2", SAYS);
      assertThat(page).hasURL(Pattern.compile("feeds=feed-1"));
      feeds.locator(".pager a").click();
      assertThat(feeds.locator("tbody tr")).containsText("feed-1", SAYS);
    }
  }

  @Test
  void aPreviewLeadsToTheArticlesThatItCounts() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=queries&edit=*&source=" + FEED + "&from=2024-09-01");
      page.locator("input[name=name]").fill("Counted");
      page.locator("button[value=preview]").click();
      page.locator("[aria-live] a.figure").click();
      assertThat(page.locator(".row")).hasCount(4, PATIENT);
    }
  }

  @Test
  void theStatusKnowsTheServiceAndTheFeeds() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=status");
      assertThat(page.locator(".verdict")).containsText("Ready", SAYS);
      assertThat(page.locator("main")).containsText("Dead letters before enrichment", SAYS);
    }
  }
}
