package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.isobar.local.stack.Service;
import dev.isobar.testing.Polling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The wire in Chromium, on the packaged services. */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardIT {
  private static final LocatorAssertions.HasCountOptions PATIENT =
      new LocatorAssertions.HasCountOptions().setTimeout(30_000);
  private static final LocatorAssertions.ContainsTextOptions SAYS =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  private final RunningNewswire newswire = RunningNewswire.get();
  private final NewswireClient client = newswire.client();

  @Test
  void anEmptyListSaysWhatToDoAndFillsWhenSomethingArrives() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-empty");
      assertThat(page.locator(".state")).containsText("No article matches these filters");
      page.locator(".state a").click();
      assertThat(page).hasURL(Browser.address());

      page.navigate(Browser.address() + "?source=dashboard-empty");
      client.push(Articles.of("dashboard-empty", 0, 1));
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
      assertThat(page.locator(".stream")).containsText("Live", SAYS);
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void isLiveBeforeTheFirstHeartbeat() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-quiet");
      assertThat(page.locator(".stream"))
          .containsText("Live", new LocatorAssertions.ContainsTextOptions().setTimeout(8000));
    }
  }

  @Test
  void filtersAreInTheAddressAndApplyToWhatArrives() {
    client.push(Articles.of("dashboard-filter", 0, 3));
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-filter");
      assertThat(page.locator(".row")).hasCount(3, PATIENT);
      page.locator(".rail a:has-text('methane')").first().click();
      assertThat(page).hasURL(Pattern.compile("topic=methane"));
      assertThat(page.locator(".row")).hasCount(3, PATIENT);
      page.locator("input[name=q]").fill("\"report number 1\"");
      page.locator("input[name=q]").press("Enter");
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
      client.push(Articles.of("dashboard-filter", 3, 15));
      assertThat(page.locator(".row .title:has-text('Report 1')")).hasCount(1, PATIENT);
      page.goBack();
      assertThat(page.locator(".row")).hasCount(15, PATIENT);
      page.locator(".chosen a:has-text('methane')").click();
      assertThat(page).hasURL(Browser.address() + "?source=dashboard-filter");
    }
  }

  @Test
  void newArticlesWaitWhileOneReads() {
    client.push(Articles.of("dashboard-held", 0, 2));
    Polling.until("articles", () -> client.ids("dashboard-held").size() == 2);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-held");
      page.locator(".row a.title").first().click();
      assertThat(page.locator("isobar-article h1")).containsText("Report 1", SAYS);
      client.push(Articles.of("dashboard-held", 2, 14));
      assertThat(page.locator(".held")).containsText("12 new", SAYS);
      assertThat(page.locator(".row")).hasCount(2);
      page.keyboard().press("n");
      assertThat(page.locator(".row")).hasCount(14, PATIENT);
      assertThat(page.locator("isobar-article h1")).containsText("Report 1");
    }
  }

  @Test
  void goesOnAfterARestartOfTheServiceWithoutGapOrRepetition() {
    client.push(Articles.of("dashboard-restart", 0, 2));
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-restart");
      assertThat(page.locator(".row")).hasCount(2, PATIENT);
      newswire.services().stop(Service.QUERY);
      assertThat(page.locator(".stream")).containsText("Reconnecting", SAYS);
      client.push(Articles.of("dashboard-restart", 2, 7));
      newswire.services().start(Service.QUERY);
      newswire.services().awaitReady(Service.QUERY, RunningNewswire.READY);
      client.push(Articles.of("dashboard-restart", 7, 9));
      assertThat(page.locator(".row")).hasCount(9, PATIENT);
      assertThat(page.locator(".stream")).not().containsText("Reconnecting", SAYS);
      assertThat(ids(page)).doesNotHaveDuplicates();
    }
  }

  @Test
  void theListAndTheStreamFitTogetherWhileArticlesArrive() {
    List<String> pushed = new ArrayList<>(client.push(Articles.of("dashboard-flow", 0, 40)));
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-flow");
      for (int from = 40; from < 400; from += 20) {
        pushed.addAll(client.push(Articles.of("dashboard-flow", from, from + 20)));
      }
      Polling.until("the last article", () -> ids(page).contains(pushed.get(399)));
      assertThat(page.locator(".row").count()).isLessThanOrEqualTo(100);
      page.evaluate(
          "async () => { const { feed } = document.querySelector('isobar-wire-page');"
              + " while (feed.articles.next) { await feed.more(); } }");
      assertThat(ids(page)).containsExactlyInAnyOrderElementsOf(pushed);
    }
  }

  @Test
  void evidenceIsMarkedAndSaysItsRule() {
    String id = client.push(Articles.of("dashboard-evidence", 0, 1)).get(0);
    Polling.until("article", () -> client.ids("dashboard-evidence").size() == 1);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?article=" + id);
      Locator mark = page.locator("mark.person:has-text('John Podesta')").first();
      mark.hover();
      assertThat(page.locator(".tip")).containsText("gazetteer");
      assertThat(page.locator(".tip")).containsText("Confidence");
      page.mouse().move(0, 0);
      Locator place = page.locator("mark.place:has-text('Beijing')").first();
      place.focus();
      assertThat(page.locator(".tip")).containsText("Beijing");
      page.keyboard().press("Enter");
      assertThat(page.locator(".tip a").first()).isFocused();
      page.keyboard().press("Escape");
      assertThat(place).isFocused();
      page.locator(".legend label:has-text('Person') input").uncheck();
      assertThat(page.locator("mark.person")).hasCount(0);
    }
  }

  @Test
  void keysMoveOpenStarAndSearch() {
    client.push(Articles.of("dashboard-keys", 0, 3));
    Polling.until("articles", () -> client.ids("dashboard-keys").size() == 3);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-keys");
      assertThat(page.locator(".row.unread")).hasCount(3, PATIENT);
      // They are of one day, so their order is that of their ids.
      Locator rows = page.locator(".row");
      Locator opened = page.locator("isobar-article h1");
      page.keyboard().press("j");
      page.keyboard().press("j");
      assertThat(rows.nth(1)).hasClass(Pattern.compile("selected"));
      page.keyboard().press("k");
      page.keyboard().press("Enter");
      assertThat(rows.nth(0)).containsText(opened.innerText());
      page.keyboard().press("j");
      assertThat(rows.nth(1)).hasClass(Pattern.compile("open"));
      assertThat(rows.nth(1)).containsText(opened.innerText());
      assertThat(page.locator(".row.unread")).hasCount(1);
      page.keyboard().press("u");
      assertThat(page.locator(".row.unread")).hasCount(2);
      page.keyboard().press("s");
      assertThat(page.locator(".row .star[aria-pressed=true]")).hasCount(1);
      page.keyboard().press("Escape");
      assertThat(page.locator("isobar-article")).hasCount(0);
      page.keyboard().press("?");
      assertThat(page.locator("dialog.help")).isVisible();
      assertThat(Browser.seriousFindings(page)).isEmpty();
      page.keyboard().press("Escape");
      page.keyboard().press("/");
      assertThat(page.locator("input[name=q]")).isFocused();
      page.locator(".rail a:has-text('Starred')").click();
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
    }
  }

  @Test
  void aStarBeyondTheLimitIsRefused() {
    client.push(Articles.of("dashboard-stars", 0, 1));
    try (Browser browser = Browser.desktop()) {
      browser
          .context()
          .addInitScript(
              "localStorage.setItem('isobar.starred', JSON.stringify([...Array(100)].map((one, i)"
                  + " => `s${i}`)))");
      Page page = browser.open("?source=dashboard-stars");
      page.locator(".row .star").click();
      assertThat(page.locator(".notice")).containsText("remove one first", SAYS);
      assertThat(page.locator(".row .star[aria-pressed=true]")).hasCount(0);
    }
  }

  @Test
  void whatCannotBeExportedOrContinuedLeavesTheListAlone() {
    client.push(Articles.of("dashboard-failures", 0, 60));
    Polling.until("articles", () -> client.ids("dashboard-failures").size() == 60);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-failures");
      assertThat(page.locator(".row")).hasCount(50, PATIENT);
      Pattern later = Pattern.compile("/articles\\?.*(after=|limit=1000)");
      page.route(
          later, route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("")));
      page.locator(".menu summary").click();
      page.locator(".menu button:has-text('CSV')").click();
      assertThat(page.locator(".notice")).containsText("503", SAYS);
      page.locator(".more button").click();
      assertThat(page.locator(".row")).hasCount(50);
      page.unroute(later);
      page.locator(".more button").click();
      assertThat(page.locator(".row")).hasCount(60, PATIENT);
    }
  }

  @Test
  void aSecondValueOfAFilterHasNoNumberAndSearchKeepsTheMark() {
    client.push(Articles.of("dashboard-alternatives", 0, 2));
    Polling.until("articles", () -> client.ids("dashboard-alternatives").size() == 2);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-alternatives&entity=person/liu-zhenmin");
      Locator other = page.locator(".rail a[title^='Also']").first();
      assertThat(other).isVisible();
      assertThat(other.locator("b")).hasCount(0);
      assertThat(page.locator(".rail a:has-text('methane') b")).hasCount(1);
      page.locator(".rail a:has-text('Unread')").click();
      page.locator("input[name=q]").fill("report");
      page.locator("input[name=q]").press("Enter");
      assertThat(page).hasURL(Pattern.compile("q=report.*mark=unread"));
      assertThat(page.locator(".row")).hasCount(2, PATIENT);
    }
  }

  @Test
  void aSearchShowsItsWordsAndLinksInRowsKeepIt() {
    client.push(Articles.of("dashboard-found", 0, 2));
    Polling.until("articles", () -> client.ids("dashboard-found").size() == 2);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-found&q=report&mark=unread");
      assertThat(page.locator(".row a.title mark.found")).hasCount(2, PATIENT);
      assertThat(page.locator(".row .snippet")).hasCount(0);
      page.navigate(Browser.address() + "?source=dashboard-found&q=discussed&mark=unread");
      assertThat(page.locator(".row .snippet mark.found")).hasCount(2, PATIENT);
      assertThat(page.locator(".row .snippet mark.found").first()).containsText("discussed");
      page.locator(".row .tags a").first().click();
      assertThat(page).hasURL(Pattern.compile("q=discussed&topic=.*mark=unread"));
      assertThat(page.locator(".row .snippet mark.found")).hasCount(2, PATIENT);
      assertThat(Browser.seriousFindings(page)).isEmpty();
    }
  }

  @Test
  void anArticleThatIsTakenDownDisappears() {
    List<String> ids = client.push(Articles.of("dashboard-removed", 0, 2));
    Polling.until("articles", () -> client.ids("dashboard-removed").size() == 2);
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?source=dashboard-removed&article=" + ids.get(0));
      assertThat(page.locator(".row")).hasCount(2, PATIENT);
      page.locator("mark").first().waitFor();
      client.remove(ids.get(0));
      assertThat(page.locator("isobar-article")).containsText("This article was taken down", SAYS);
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
    }
  }

  private static List<String> ids(Page page) {
    @SuppressWarnings("unchecked")
    List<String> ids =
        (List<String>)
            page.evaluate(
                "document.querySelector('isobar-wire-page').feed.articles.items.map((one) => one.id)");
    return ids;
  }
}
