package dev.isobar.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.isobar.testing.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Sixty new articles a second in the wire: one render for each frame at most, and little work of
 * the main thread, so no frame is dropped. Frames are not counted, because a busy machine has fewer
 * of them whatever the page does; renders and work are those of the time that it took.
 */
@EnabledIf("dev.isobar.local.journey.Browser#isInstalled")
class DashboardFlowIT {
  private static final String FEED = "dashboard-sixty";

  /** How many articles a list begins with. */
  private static final int PAGE = 50;

  private static final int A_SECOND = 60;
  private static final int SECONDS = 10;
  private static final int SLICES = 6;
  private static final int ARTICLES = A_SECOND * SECONDS;

  /**
   * How many renders a second there are at most: five of what was collected, and those of the rest.
   */
  private static final int MOST_RENDERS = 8;

  /** How many rows the page draws at most. */
  private static final int ROWS = 100;

  /**
   * How many there are before the measurement, so that the page has drawn all rows that it draws.
   */
  private static final int FIRST = 150;

  private static final LocatorAssertions.HasCountOptions PATIENT =
      new LocatorAssertions.HasCountOptions().setTimeout(60_000);

  /** Counts renders, those in each frame, and rows. */
  private static final String COUNTING =
      """
      window.work = { renders: 0, thisFrame: 0, mostInFrame: 0, added: 0, mostRows: 0 };
      const frame = () => {
        work.thisFrame = 0;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      customElements.whenDefined('isobar-wire-page').then(({ prototype }) => {
        const { performUpdate } = prototype;
        prototype.performUpdate = function () {
          if (this.isUpdatePending) {
            work.renders++;
            work.mostInFrame = Math.max(work.mostInFrame, ++work.thisFrame);
          }
          return performUpdate.call(this);
        };
      });
      new MutationObserver((changes) => {
        const added = changes.flatMap((change) => [...change.addedNodes]);
        work.added += added.filter((node) => node.classList?.contains('row')).length;
        work.mostRows = Math.max(work.mostRows, document.querySelectorAll('.row').length);
      }).observe(document, { childList: true, subtree: true });
      """;

  private final NewswireClient client = RunningNewswire.get().client();

  @Test
  void sixtyArticlesASecondTakeOneRenderAFrameAndLittleWork() {
    client.push(Articles.of(FEED, 0, PAGE));
    Polling.until("articles", () -> client.ids(FEED).size() == PAGE);
    try (Browser browser = Browser.desktop()) {
      browser.context().addInitScript(COUNTING);
      Page page = browser.open("?source=" + FEED);
      assertThat(page.locator(".row")).hasCount(PAGE, PATIENT);
      client.push(Articles.of(FEED, PAGE, FIRST));
      assertThat(page.locator(".row")).hasCount(ROWS, PATIENT);
      Polling.until("a list of more than is drawn", () -> listed(page) == FIRST);
      MainThread thread = MainThread.of(page);
      int nodes = thread.nodes();

      final Instant resting = Instant.now();
      final double before = thread.seconds();
      page.waitForTimeout(Duration.ofSeconds(SECONDS).toMillis());
      double restWork = (thread.seconds() - before) / secondsSince(resting);

      page.evaluate("window.work.mostInFrame = 0");
      final int addedBefore = count(page, "added");
      final int rendersBefore = count(page, "renders");
      final double workBefore = thread.seconds();
      final Instant start = Instant.now();
      pushEvenly(start);
      Polling.eventually(() -> listed(page), articles -> articles == FIRST + ARTICLES);
      // A busy machine takes longer than the ten seconds.
      double time = secondsSince(start);
      double work = thread.seconds() - workBefore - restWork * time;

      assertThat(count(page, "mostInFrame")).as("renders in one frame").isEqualTo(1);
      assertThat(count(page, "mostRows")).as("rows").isLessThanOrEqualTo(ROWS);
      assertThat(count(page, "added") - addedBefore)
          .as("rows that were made: each article one, none again")
          .isLessThanOrEqualTo(ARTICLES);
      assertThat(count(page, "renders") - rendersBefore)
          .as("renders in %s s: the list moves while they arrive, a few times a second", time)
          .isBetween(SECONDS / 2, (int) (MOST_RENDERS * time) + 10);
      assertThat(work)
          .as("seconds of work in %s s: a quarter of the time at most", time)
          .isLessThan(time / 4);
      assertThat(thread.nodes()).as("nodes, before %s", nodes).isLessThan(nodes * 3 / 2);
      assertThat(browser.errors()).isEmpty();
    }
  }

  /** Sends ten articles six times a second, as long as the machine keeps up. */
  private void pushEvenly(Instant start) {
    int slice = A_SECOND / SLICES;
    for (int i = 0; i < SECONDS * SLICES; i++) {
      client.push(Articles.of(FEED, FIRST + i * slice, FIRST + (i + 1) * slice));
      Instant due = start.plusMillis((i + 1) * 1000L / SLICES);
      LockSupport.parkNanos(Duration.between(Instant.now(), due).toNanos());
    }
  }

  private static int listed(Page page) {
    return (int)
        page.evaluate("document.querySelector('isobar-wire-page').feed.articles.items.length");
  }

  private static int count(Page page, String name) {
    return (int) page.evaluate("window.work." + name);
  }

  private static double secondsSince(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1000.0;
  }
}
