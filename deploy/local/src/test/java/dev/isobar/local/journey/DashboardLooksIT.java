package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.isobar.testing.Polling;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * How the dashboard looks: on a phone, dark, in Chinese, to assistive technology; and its weight.
 */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardLooksIT {
  private static final String FEED = "dashboard-looks";
  private static final String LIST = "?source=" + FEED;
  private static final int MAX_BYTES = 150_000;

  private static String article;

  @BeforeAll
  static void fill() {
    NewswireClient client = RunningNewswire.get().client();
    article = client.push(Articles.of(FEED, 0, 5)).get(0);
    Polling.until("articles", () -> client.ids(FEED).size() == 5);
  }

  @Test
  void fitsOnAPhone() {
    try (Browser browser = Browser.phone()) {
      Page page = browser.open(LIST);
      page.locator(".row").first().waitFor();
      assertThat(overflow(page)).isZero();
      assertThat(Browser.seriousFindings(page)).isEmpty();
      assertThat(page.locator(".rail")).isHidden();
      page.locator(".rail-switch").tap();
      assertThat(page.locator(".rail")).isVisible();
      assertThat(overflow(page)).isZero();
      page.locator(".rail a:has-text('methane')").tap();
      assertThat(page.locator(".rail")).isHidden();
      page.locator(".row a.title").first().tap();
      assertThat(page.locator("isobar-article h1")).isVisible();
      assertThat(page.locator(".list")).isHidden();
      assertThat(overflow(page)).isZero();
      page.locator(".back").tap();
      assertThat(page.locator(".row").first()).isVisible();
    }
  }

  @Test
  void isDarkIfTheSystemIsOrTheReaderChoosesIt() {
    try (Browser browser = Browser.dark()) {
      Page page = browser.open(LIST + "&article=" + article);
      page.locator("mark").first().waitFor();
      assertThat(brightness(page)).isLessThan(60);
      assertThat(Browser.seriousFindings(page)).isEmpty();
      page.locator("select[name=theme]").selectOption("light");
      assertThat(brightness(page)).isGreaterThan(200);
      assertThat(page.url()).contains("theme=light");
      assertThat(brightness(browser.open(LIST))).as("in the next tab").isGreaterThan(200);
    }
  }

  @Test
  void speaksChinese() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open(LIST + "&article=" + article);
      page.locator("mark").first().waitFor();
      page.locator("select[name=lang]").selectOption("zh");
      assertThat(page.locator(".bar nav a").first()).hasText("快讯");
      assertThat(page.locator(".rail")).containsText("甲烷");
      assertThat(page.locator(".rail")).containsText("刘振民");
      assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
      assertThat(page.url()).contains("lang=zh");
      assertThat(Browser.seriousFindings(page)).isEmpty();
    }
  }

  @Test
  void isAccessibleInEveryState() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open(LIST);
      page.locator(".row").first().waitFor();
      page.locator(".rail li").first().waitFor();
      assertThat(Browser.seriousFindings(page)).isEmpty();
      page.locator(".row a.title").first().click();
      page.locator("mark").first().hover();
      assertThat(Browser.seriousFindings(page)).isEmpty();
      page.navigate(Browser.address() + "?from=yesterday");
      assertThat(page.locator("[role=alert]")).containsText("from");
      assertThat(Browser.seriousFindings(page)).isEmpty();
      page.navigate(Browser.address() + "?page=nowhere");
      assertThat(page.locator("main")).containsText("There is no such page");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void filesHaveStrictHeaders() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.context().newPage();
      Response answer = page.navigate(Browser.address());
      Map<String, String> headers = answer.allHeaders();
      assertThat(headers)
          .containsEntry("cache-control", "no-cache")
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("content-encoding", "gzip");
      assertThat(headers.get("content-security-policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      String script = page.locator("script[src]").getAttribute("src");
      assertThat(page.request().get(Browser.address() + script.substring(1)).headers())
          .containsEntry("cache-control", "public, max-age=31536000, immutable")
          .containsEntry("content-encoding", "gzip");
    }
  }

  @Test
  void weighsLittle() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open(LIST);
      page.locator(".row").first().waitFor();
      Object bytes =
          page.evaluate(
              "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                  + ".filter((one) => !['fetch', 'eventsource'].includes(one.initiatorType))"
                  + ".reduce((sum, one) => sum + one.encodedBodySize, 0)");
      assertThat(((Number) bytes).intValue()).isBetween(10_000, MAX_BYTES);
    }
  }

  private static int overflow(Page page) {
    return (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
  }

  private static int brightness(Page page) {
    return (int)
        page.evaluate(
            "Number(/\\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)[0])");
  }
}
