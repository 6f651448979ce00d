package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.isobar.testing.Polling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many tabs of one browser, which allows six connections to a host. */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardTabsIT {
  private static final int TABS = 8;

  /** In which each tab shows the first articles. */
  private static final double LOADED_MILLIS = 1000;

  /** The processor time of a tab's main thread until then; the rest is for the service. */
  private static final double WORK_SECONDS = 0.5;

  /** Notes when the first article is shown, in milliseconds since the tab was opened. */
  private static final String NOTING =
      "new MutationObserver((_, observer) => { if (document.querySelector('.row')) {"
          + " window.shown = performance.now(); observer.disconnect(); } })"
          + ".observe(document, { childList: true, subtree: true });";

  private static final LocatorAssertions.HasCountOptions PATIENT =
      new LocatorAssertions.HasCountOptions().setTimeout(40_000);

  private static final String STREAM = "document.querySelector('isobar-wire-page').feed.stream";

  private final NewswireClient client = RunningNewswire.get().client();

  @Test
  void eightTabsShareOneConnectionAndAllStayLive() {
    client.push(Articles.of("dashboard-tabs", 0, 1));
    try (Browser browser = Browser.desktop()) {
      List<Page> tabs = open(browser, tab -> "?source=dashboard-tabs");
      client.push(Articles.of("dashboard-tabs", 1, 3));
      tabs.forEach(tab -> assertThat(tab.locator(".row")).hasCount(3, PATIENT));
      assertThat(connections(tabs)).isEqualTo(1);

      // The first tab leads; another one goes on after it.
      tabs.remove(0).close();
      client.push(Articles.of("dashboard-tabs", 3, 5));
      tabs.forEach(tab -> assertThat(tab.locator(".row")).hasCount(5, PATIENT));
      assertThat(connections(tabs)).isEqualTo(1);

      // One that joins gets what the others have.
      Page late = browser.open("?source=dashboard-tabs");
      client.push(Articles.of("dashboard-tabs", 5, 6));
      assertThat(late.locator(".row")).hasCount(6, PATIENT);
    }
  }

  @Test
  void aTabThatJoinsWhileTheLeaderHasNoConnectionTakesNothingFromIt() {
    client.push(Articles.of("dashboard-joins", 0, 1));
    try (Browser browser = Browser.desktop()) {
      Page leader = browser.open("?source=dashboard-joins");
      assertThat(leader.locator(".row")).hasCount(1, PATIENT);
      Polling.until("connection", () -> connections(List.of(leader)) == 1);
      // As between two attempts to connect.
      leader.evaluate(STREAM + ".connection.close()");
      client.push(Articles.of("dashboard-joins", 1, 4));
      Polling.until("articles", () -> client.ids("dashboard-joins").size() == 4);
      Page joining = browser.open("?source=dashboard-joins");
      assertThat(joining.locator(".row")).hasCount(4, PATIENT);
      Polling.until("answer", () -> Boolean.TRUE.equals(joining.evaluate(STREAM + "?.synced")));
      leader.evaluate(STREAM + ".connection.open()");
      client.push(Articles.of("dashboard-joins", 4, 5));
      assertThat(joining.locator(".row")).hasCount(5, PATIENT);
      assertThat(leader.locator(".row")).hasCount(5, PATIENT);
    }
  }

  @Test
  void eightTabsWithEightFiltersAllStayLive() {
    client.push(Articles.of("dashboard-turns", 0, 1));
    try (Browser browser = Browser.desktop()) {
      List<Page> tabs = open(browser, tab -> "?source=dashboard-turns&topic=methane&topic=t" + tab);
      client.push(Articles.of("dashboard-turns", 1, 4));
      tabs.forEach(tab -> assertThat(tab.locator(".row")).hasCount(4, PATIENT));
      assertThat(connections(tabs)).isLessThanOrEqualTo(3);
    }
  }

  /** A frame that was asked for just before the tab is hidden comes only when it is shown again. */
  @Test
  void aTabThatIsHiddenBeforeItsFrameDrawsToo() {
    client.push(Articles.of("dashboard-hidden", 0, 1));
    try (Browser browser = Browser.desktop()) {
      browser
          .context()
          .addInitScript(
              "const ask = requestAnimationFrame.bind(window); window.requestAnimationFrame ="
                  + " (draw) => (window.isHeld ? 0 : ask(draw)); Object.defineProperty(document,"
                  + " 'hidden', { get: () => Boolean(window.isHidden) });");
      Page page = browser.open("?source=dashboard-hidden");
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
      page.evaluate("window.isHeld = true");
      client.push(Articles.of("dashboard-hidden", 1, 2));
      Polling.until(
          "article",
          () ->
              page.evaluate("document.querySelector('isobar-wire-page').feed.articles.items.length")
                  .equals(2));
      assertThat(page.locator(".row")).hasCount(1);
      page.evaluate("window.isHidden = true");
      assertThat(page.locator(".row")).hasCount(2, PATIENT);
    }
  }

  /** As by plain http on another host, or with blocked site data. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "dashboard-no-locks | delete Navigator.prototype.locks",
        "dashboard-refused-locks | LockManager.prototype.request = () => Promise.reject(new"
            + " DOMException('', 'SecurityError'))",
        "dashboard-refused-query | LockManager.prototype.query = () => Promise.reject(new"
            + " DOMException('', 'SecurityError'))",
        "dashboard-refused-channel | window.BroadcastChannel = class { constructor() { throw new"
            + " Error('refused') } }"
      })
  void aBrowserWithoutSharedStreamsIsLiveToo(String feed, String script) {
    try (Browser browser = Browser.desktop()) {
      browser.context().addInitScript(script);
      Page page = browser.open("?source=" + feed);
      assertThat(page.locator(".state")).isVisible();
      client.push(Articles.of(feed, 0, 2));
      assertThat(page.locator(".row")).hasCount(2, PATIENT);
    }
  }

  private interface Query {
    String of(int tab);
  }

  /**
   * Opens eight tabs. Each shows its articles within a second, and on a machine that is too busy
   * for that, about as soon as a tab that is alone: one that waits for a connection would not show
   * them at all.
   */
  private static List<Page> open(Browser browser, Query query) {
    browser.context().addInitScript(NOTING);
    List<Double> alone = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Page page = load(browser, query.of(0));
      alone.add(shown(page));
      page.close();
    }
    List<Page> tabs = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (int tab = 0; tab < TABS; tab++) {
      Page page = load(browser, query.of(tab));
      times.add(shown(page));
      tabs.add(page);
    }
    String figures = "alone %s, with others %s".formatted(alone, times);
    double usual = median(alone);
    assertThat(median(times)).as(figures).isLessThan(Math.max(LOADED_MILLIS, 2 * usual));
    assertThat(times).as(figures).allMatch(one -> one < Math.max(LOADED_MILLIS, 5 * usual));
    return tabs;
  }

  private static Page load(Browser browser, String query) {
    Page page = browser.context().newPage();
    MainThread thread = MainThread.of(page);
    page.navigate(Browser.address() + query);
    page.locator(".row").first().waitFor();
    assertThat(thread.seconds()).as("work of the first load").isLessThan(WORK_SECONDS);
    return page;
  }

  private static double shown(Page page) {
    return ((Number) page.evaluate("window.shown")).doubleValue();
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  /** How many tabs have a connection at this moment. */
  private static long connections(List<Page> tabs) {
    return tabs.stream()
        .filter(tab -> (boolean) tab.evaluate("Boolean(" + STREAM + "?.connection.source)"))
        .count();
  }
}
