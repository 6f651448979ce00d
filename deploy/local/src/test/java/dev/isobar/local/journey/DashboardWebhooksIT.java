package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.sun.net.httpserver.HttpServer;
import dev.isobar.contracts.RawArticle;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The pages of webhooks in Chromium, with a target that takes their messages. */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardWebhooksIT {
  private static final LocatorAssertions.ContainsTextOptions SAYS =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  private static final LocatorAssertions.HasCountOptions PATIENT =
      new LocatorAssertions.HasCountOptions().setTimeout(60_000);

  private static final String ONE_DELIVERY =
      "{\"items\": [{\"id\": \"msg_1\", \"type\": \"alert.matched\", \"state\": \"dead\","
          + " \"attempts\": 0, \"createdAt\": \"2024-09-11T08:50:00Z\"}], \"next\": null}";

  private static final AtomicInteger STATUS = new AtomicInteger(200);
  private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
  private static HttpServer target;

  private final NewswireClient client = RunningNewswire.get().client();

  @BeforeAll
  static void listen() throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          RECEIVED.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          byte[] answer = "<b>noted</b>".getBytes(UTF_8);
          exchange.sendResponseHeaders(STATUS.get(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    target.start();
  }

  @AfterAll
  static void close() {
    target.stop(0);
  }

  @Test
  void aWebhookIsCreatedTestedPausedGivenANewSecretAndRemoved() {
    try (Browser browser = Browser.desktop()) {
      Page page = create(browser, "Desk of the test");
      Locator secret = page.locator(".secret code");
      assertThat(secret).containsText("whsec_", SAYS);
      final String first = secret.innerText();
      assertThat(Browser.seriousFindings(page)).isEmpty();

      STATUS.set(503);
      act(page, "test");
      assertThat(page.locator("main")).containsText("The test failed", SAYS);
      assertThat(page.locator("code.answer").first()).containsText("<b>noted</b>");
      STATUS.set(200);
      act(page, "test");
      assertThat(page.locator("main")).containsText("The target took the test: status 200", SAYS);

      act(page, "pause");
      assertThat(page.locator(".facts")).containsText("paused", SAYS);
      act(page, "resume");
      assertThat(page.locator(".facts")).containsText("active", SAYS);

      act(page, "rotate");
      act(page, "yes");
      assertThat(secret).not().containsText(first, SAYS);
      assertThat(page.locator("main")).containsText("signatures of the former secret", SAYS);
      page.reload();
      assertThat(page.locator(".facts")).containsText("active", SAYS);
      assertThat(secret).hasCount(0);

      act(page, "remove");
      assertThat(page.locator("[role=alert]")).containsText("Remove this webhook?");
      act(page, "yes");
      assertThat(page).hasURL(Pattern.compile("page=webhooks$"));
      assertThat(page.locator("main h1")).containsText("Webhooks");
      assertThat(page.locator("main")).not().containsText("Desk of the test");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void theLogShowsADeliveryAndSendsItAgainUnderTheSameId() {
    String feed = "dashboard-webhooks";
    try (Browser browser = Browser.desktop()) {
      Page page = create(browser, "Log of the test");
      assertThat(page.locator(".secret")).hasCount(1, PATIENT);
      String id = id(page);
      alert(page, feed, id);
      client.push(List.of(fresh(feed)));
      page.reload();
      Locator rows = page.locator("isobar-webhook-log tbody tr");
      assertThat(rows).hasCount(1, PATIENT);
      assertThat(rows).containsText("delivered", SAYS);
      assertThat(rows).containsText("200");
      assertThat(rows).containsText("Alert");
      assertThat(rows.locator("code.answer")).containsText("<b>noted</b>");
      String message = rows.locator("td.main code").innerText();
      rows.locator("button").click();
      assertThat(page.locator("isobar-webhook-log")).containsText("sent again", SAYS);
      Polling.until(
          "second delivery", () -> RECEIVED.stream().filter(message::equals).count() >= 2);
      page.locator("isobar-webhook-log .choice a").nth(3).click();
      assertThat(page).hasURL(Pattern.compile("state=dead"));
      assertThat(page.locator("isobar-webhook-log")).containsText("No deliveries in this state");
      assertThat(Browser.seriousFindings(page)).isEmpty();
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aChangeDoesNotUndoAPauseThatWasMadeMeanwhile() {
    try (Browser browser = Browser.desktop()) {
      Page page = create(browser, "Paused meanwhile");
      String id = id(page);
      page.locator("a[href*='edit=']").click();
      page.locator("input[name=description]").fill("Of the test");
      page.evaluate("(id) => fetch(`webhooks/${id}/pause`, { method: 'POST' })", id);
      page.locator("button[type=submit]").click();
      assertThat(page.locator("[role=alert]")).containsText("read it again", SAYS);
      page.reload();
      page.locator("input[name=description]").fill("Of the test");
      page.locator("button[type=submit]").click();
      assertThat(page.locator(".facts")).containsText("paused", SAYS);
      assertThat(page.locator("main")).containsText("Of the test");
    }
  }

  @Test
  void showsItsOwnRateTheEffectiveOneAndWhatIsDeadByOverflow() {
    String webhook =
        "{\"id\": \"abc\", \"name\": \"Crowded\", \"url\": \"https://example.org/\", \"paused\":"
            + " true, \"effectiveRatePerMinute\": 77, \"createdAt\": \"2024-09-11T08:50:00Z\","
            + " \"status\": \"paused\", \"waiting\": 1, \"dead\": 5, \"overflow\": 3}";
    try (Browser browser = Browser.desktop()) {
      browser
          .context()
          .route(Pattern.compile("/webhooks/abc$"), route -> route.fulfill(json(200, webhook)));
      browser
          .context()
          .route(
              Pattern.compile("/webhooks$"),
              route -> route.fulfill(json(200, "{\"items\": [" + webhook + "], \"next\": null}")));
      Page page = browser.open("?page=webhooks&edit=abc");
      assertThat(page.locator("#rate-hint")).containsText("Now 77 a minute", SAYS);
      assertThat(page.locator("input[name=rate]")).hasValue("");
      page.navigate(Browser.address() + "?page=webhooks&id=abc");
      assertThat(page.locator(".facts")).containsText("3 because too many waited", SAYS);
      assertThat(page.locator(".facts")).containsText("77");
      page.navigate(Browser.address() + "?page=webhooks");
      assertThat(page.locator("tbody")).containsText("3 because too many waited", SAYS);
      assertThat(page.locator("th[title]")).hasAttribute("title", Pattern.compile("too many"));
      assertThat(Browser.seriousFindings(page)).isEmpty();
    }
  }

  @Test
  void anotherWebhookShowsNeitherTheSecretNorTheLogOfTheFormerOne() {
    try (Browser browser = Browser.desktop()) {
      final String other = id(create(browser, "The other one"));
      Page page = create(browser, "The former one");
      String id = id(page);
      page.locator(".secret button").last().click();
      List<Route> held = new CopyOnWriteArrayList<>();
      page.route(Pattern.compile("/rotate-secret$|" + other + "/deliveries"), held::add);
      page.route(
          Pattern.compile(id + "/deliveries"), route -> route.fulfill(json(200, ONE_DELIVERY)));
      page.reload();
      Locator rows = page.locator("isobar-webhook-log tbody tr");
      assertThat(rows).hasCount(1, PATIENT);
      act(page, "rotate");
      act(page, "yes");
      page.waitForCondition(() -> held.size() == 1);

      go(page, other);
      assertThat(page.locator("h1")).containsText("The other one", SAYS);
      assertThat(rows).hasCount(0);
      page.waitForResponse(Pattern.compile("/rotate-secret$"), held.get(0)::resume).finished();
      page.evaluate("new Promise((done) => setTimeout(done))");
      assertThat(page.locator(".secret")).hasCount(0);

      go(page, id);
      assertThat(page.locator("h1")).containsText("The former one", SAYS);
      assertThat(page.locator(".secret code")).containsText("whsec_", SAYS);
    }
  }

  @Test
  void aNumberOfAnAlertLeadsToTheListedArticlesOnly() {
    try (Browser browser = Browser.desktop()) {
      browser
          .context()
          .route(
              Pattern.compile("/alerts/[^/]+/messages"),
              route ->
                  route.fulfill(
                      json(
                          200,
                          "{\"items\": [{\"created\": \"2026-05-07T00:00:00Z\", \"count\": 250,"
                              + " \"articles\": [{\"id\": \"aa\", \"title\": \"Listed\", \"language\": \"en\","
                              + " \"fetchedAt\": \"2026-05-07T00:00:00Z\", \"source\": {\"feed\": \"f\"}}]}, {\"created\":"
                              + " \"2026-05-06T00:00:00Z\", \"count\": 2, \"articles\": []}],"
                              + " \"next\": null}")));
      Page page = browser.open("?page=queries&edit=*&source=dashboard-listed");
      Locator told = told(page, "Listed by the test");
      told.locator("summary").click();
      assertThat(told.locator("li").first()).containsText("250 (the 1 listed)", SAYS);
      assertThat(told).containsText("2 articles");
      assertThat(told.locator("a.figure")).hasCount(1);
      assertThat(told.locator("a.figure")).hasAttribute("href", Pattern.compile("id=aa"));
    }
  }

  @Test
  void anAlertOfAQueryShowsWhatItTold() {
    String feed = "dashboard-told";
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=queries&edit=*&source=" + feed);
      Locator told = told(page, "Told by the test");
      client.push(List.of(fresh(feed)));
      told.locator("summary").click();
      Polling.until(
          "a message",
          () -> {
            page.evaluate("document.querySelector('isobar-alert-messages').messages.again()");
            return told.locator("a.figure").count() == 1;
          });
      assertThat(told).containsText("Fresh report");
      assertThat(Browser.seriousFindings(page)).isEmpty();
      told.locator("a.figure").click();
      assertThat(page.locator(".row")).hasCount(1, PATIENT);
    }
  }

  /**
   * As a service with a key answers: a clear message and the field for the key, also on a phone.
   */
  @Test
  void withoutTheKeyThePageSaysWhatToDo() {
    try (Browser browser = Browser.phone()) {
      browser
          .context()
          .route(
              Pattern.compile("/webhooks$"),
              route -> {
                if ("Bearer right".equals(route.request().headerValue("authorization"))) {
                  route.fulfill(json(200, "{\"items\": [], \"next\": null}"));
                } else {
                  route.fulfill(
                      json(
                          401,
                          "{\"type\": \"https://isobar.dev/problems/unauthorized\", \"title\":"
                              + " \"x\", \"status\": 401, \"detail\": \"Send a key\"}"));
                }
              });
      Page page = browser.open("?page=webhooks");
      Locator refusal = page.locator("[role=alert]");
      assertThat(refusal).containsText("needs the key of curators", SAYS);
      assertThat(refusal).containsText("Send a key");
      assertThat(Browser.seriousFindings(page)).isEmpty();
      refusal.locator("input").fill("wrong");
      refusal.locator("button").tap();
      assertThat(refusal).containsText("This is not the key of curators", SAYS);
      refusal.locator("input").fill("right");
      refusal.locator("input").press("Enter");
      assertThat(page.locator("main")).containsText("No webhooks yet", SAYS);
      page.locator("details.popup summary").tap();
      BoundingBox popup = page.locator("details.popup .panel").boundingBox();
      assertThat(popup.x).isNotNegative();
      assertThat(popup.x + popup.width).isLessThanOrEqualTo(390);
      page.navigate(Browser.address() + "?page=webhooks&lang=zh");
      assertThat(page.locator("main")).containsText("还没有 Webhook", SAYS);
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsRefusedWithTheRemedy() {
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?page=webhooks&edit=*");
      page.locator("input[name=name]").fill("Inner address");
      page.locator("input[name=url]").fill("http://192.168.1.1/hook");
      page.locator("button[type=submit]").click();
      assertThat(page.locator("[role=alert]")).containsText("isobar.delivery.allowed-hosts", SAYS);
      assertThat(page.locator("input[name=name]")).hasValue("Inner address");
      assertThat(Browser.seriousFindings(page)).isEmpty();
    }
  }

  private static Page create(Browser browser, String name) {
    Page page = browser.open("?page=webhooks");
    page.locator("main a.primary").click();
    page.locator("input[name=name]").fill(name);
    page.locator("input[name=url]")
        .fill("http://127.0.0.1:" + target.getAddress().getPort() + "/hook");
    page.locator("button[type=submit]").click();
    assertThat(page.locator("h1")).containsText(name, SAYS);
    return page;
  }

  /** Saves the query of the form with an alert, and returns what shows the messages of that. */
  private static Locator told(Page page, String name) {
    page.locator("input[name=name]").fill(name);
    page.locator("button[value=save]").click();
    page.locator("isobar-alert-form summary").click();
    page.locator("isobar-alert-form button[value=save]").click();
    Locator told = page.locator("isobar-alert-messages");
    assertThat(told).hasCount(1, PATIENT);
    return told;
  }

  /** The id of the webhook that is shown. */
  private static String id(Page page) {
    return page.url().replaceAll(".*id=([0-9a-f]+).*", "$1");
  }

  /** Goes to another webhook, as the Back button does. */
  private static void go(Page page, String id) {
    page.evaluate(
        "(id) => { history.pushState(null, '', `?page=webhooks&id=${id}`);"
            + " dispatchEvent(new PopStateEvent('popstate')); }",
        id);
  }

  private static void act(Page page, String name) {
    page.locator("[data-act=" + name + "]").click();
  }

  private static void alert(Page page, String feed, String webhook) {
    Object status =
        page.evaluate(
            "async ([feed, webhook]) => (await fetch('alerts', { method: 'POST', headers: {"
                + " 'Content-Type': 'application/json' }, body: JSON.stringify({ name: feed,"
                + " parameters: { source: feed }, webhooks: [webhook] }) })).status",
            List.of(feed, webhook));
    assertThat(status).isEqualTo(201);
  }

  /** An article of now, because alerts tell no old news. */
  private static RawArticle fresh(String feed) {
    return new RawArticle(
        null,
        "https://example.org/" + feed,
        feed,
        null,
        "Fresh report",
        List.of(),
        null,
        null,
        null,
        Instant.now(),
        "text/plain",
        "John Podesta and Liu Zhenmin discussed methane in Beijing. This is a report of " + feed,
        null,
        null);
  }

  private static Route.FulfillOptions json(int status, String body) {
    return new Route.FulfillOptions()
        .setStatus(status)
        .setContentType(status == 200 ? "application/json" : "application/problem+json")
        .setBody(body);
  }
}
