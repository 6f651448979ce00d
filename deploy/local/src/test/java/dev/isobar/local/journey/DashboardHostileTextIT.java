package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.isobar.contracts.RawArticle;
import dev.isobar.testing.Polling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Articles that try to run scripts in the dashboard, through the whole pipe. */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardHostileTextIT {
  private static final String FEED = "dashboard-<img src=x onerror=alert(0)>";

  /** After the XSS filter evasion cheat sheet of OWASP. Each would set {@code hacked} or alert. */
  private static final List<String> CORPUS =
      List.of(
          "<script>window.hacked=1</script>",
          "<img src=x onerror=window.hacked=2>",
          "<svg/onload=window.hacked=3>",
          "\"><script>alert(4)</script>",
          "'\"><svg onload=alert(5)>",
          "<iframe srcdoc='<script>parent.hacked=6</script>'></iframe>",
          "<a href=\"javascript:window.hacked=7\">click</a>",
          "<body onload=alert(8)>",
          "<details open ontoggle=alert(9)>",
          "<math><mtext></table><mglyph><style><img src=x onerror=alert(10)>",
          "<input autofocus onfocus=alert(11)>",
          "<style>@import 'javascript:alert(12)';</style>",
          "<base href='https://evil.example/'><link rel=stylesheet href=//evil.example/x.css>",
          "${window.hacked=13} {{constructor.constructor('alert(13)')()}} ${{}}",
          "<template><script>alert(14)</script></template>",
          "<?lit$123$?><!--?lit$123$--> ?lit$",
          "\u202e<script>alert(16)</script>\u0000\u2028",
          "&lt;script&gt;alert(17)&lt;/script&gt;",
          "<form action=javascript:alert(18)><button>go</button></form>",
          "<object data=\"data:text/html,<script>alert(19)</script>\"></object>");

  private final NewswireClient client = RunningNewswire.get().client();

  @Test
  void hostileTextIsShownAsText() {
    List<RawArticle> hostile = new ArrayList<>();
    for (int i = 0; i < CORPUS.size(); i++) {
      hostile.add(article(i, CORPUS.get(i)));
    }
    List<String> ids = client.push(hostile);
    Polling.until("articles", () -> count() == ids.size());
    try (Browser browser = Browser.desktop()) {
      Page page = browser.open("?q=" + "hostilecorpus");
      assertThat(page.locator(".row"))
          .hasCount(ids.size(), new LocatorAssertions.HasCountOptions().setTimeout(30_000));
      harmless(browser, page);
      for (int i = 0; i < ids.size(); i++) {
        page.navigate(Browser.address() + "?q=hostilecorpus&article=" + ids.get(i));
        assertThat(page.locator("isobar-article .text")).containsText("hostilecorpus");
        page.locator("mark").first().hover();
        harmless(browser, page);
      }
      // The same by the live stream.
      client.push(List.of(article(100, "<img src=x onerror=alert(100)>")));
      assertThat(page.locator(".held")).containsText("1 new");
      page.keyboard().press("n");
      harmless(browser, page);
      page.navigate(
          Browser.address()
              + "?q=%3Cimg%20src=x%20onerror=alert(1)%3E&page=%3Csvg/onload=alert(2)%3E&topic=%22%3E%3Cscript%3Ealert(3)%3C/script%3E");
      page.locator("main h1").waitFor();
      harmless(browser, page);
    }
  }

  private long count() {
    return NewswireClient.json(client.get("/articles?limit=100&q=hostilecorpus"))
        .get("items")
        .size();
  }

  private static void harmless(Browser browser, Page page) {
    assertThat(browser.errors()).isEmpty();
    assertThat(page.evaluate("window.hacked ?? null")).isNull();
    assertThat(page.evaluate("window.violations")).isEqualTo(List.of());
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('script, iframe, object, base, style, svg, main img, main form[action]')]"
                    + ".filter((one) => !one.src?.startsWith(location.origin + '/static/')).length"))
        .isEqualTo(0);
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('a[href]')].filter((one) => !['http:', 'https:'].includes(one.protocol)).length"))
        .isEqualTo(0);
  }

  private static RawArticle article(int number, String text) {
    return new RawArticle(
        null,
        "https://example.org/hostile/" + number + "?\"><script>alert(1)</script>",
        FEED,
        null,
        "Title " + number + " " + text,
        List.of("Author " + text),
        null,
        null,
        null,
        Instant.parse("2024-09-12T00:00:00Z").plusSeconds(number),
        "text/plain",
        "BEIJING, Sept. 6, 2024 - John Podesta discussed methane hostilecorpus "
            + number
            + ". "
            + text
            + " Liu Zhenmin spoke about methane in Beijing, too, and about forests and coal.",
        null,
        null);
  }
}
