package dev.isobar.local.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.isobar.local.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The installed Chromium with the dashboard, as one user sees it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final double TIMEOUT_MILLIS = 30_000;
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private static Playwright playwright;
  private static com.microsoft.playwright.Browser chromium;

  private final BrowserContext context;
  private final List<String> errors = new CopyOnWriteArrayList<>();

  private Browser(NewContextOptions options) {
    context = chromium().newContext(options.setTimezoneId("Asia/Shanghai"));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    context.onWebError(error -> errors.add(error.error()));
    context.onDialog(
        dialog -> {
          errors.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    context.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            errors.add(message.text());
          }
        });
    context.addInitScript(
        "window.violations = []; document.addEventListener('securitypolicyviolation',"
            + " (event) => window.violations.push(event.violatedDirective));");
  }

  /** Whether there is a browser; says so if there is none. */
  static boolean isInstalled() {
    boolean installed = Files.isExecutable(CHROMIUM);
    if (!installed) {
      System.out.println("Tests of the dashboard are skipped: " + CHROMIUM + " is not installed");
    }
    return installed;
  }

  static Browser desktop() {
    return new Browser(new NewContextOptions().setViewportSize(1400, 900));
  }

  static Browser phone() {
    return new Browser(
        new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
  }

  static Browser dark() {
    return new Browser(
        new NewContextOptions().setViewportSize(1400, 900).setColorScheme(ColorScheme.DARK));
  }

  /** Opens the dashboard in a new tab. */
  Page open(String query) {
    Page page = context.newPage();
    page.navigate(address() + query);
    return page;
  }

  /** Its address: plain http on localhost, which browsers trust. */
  static String address() {
    int port = RunningNewswire.get().services().url(Service.QUERY).getPort();
    return "http://localhost:" + port + "/";
  }

  BrowserContext context() {
    return context;
  }

  /** Errors of scripts, opened dialogs, and what the Content-Security-Policy has refused. */
  List<String> errors() {
    return errors;
  }

  /** The serious findings of axe-core about accessibility (WCAG 2 A and AA), in words. */
  static List<String> seriousFindings(Page page) {
    return new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
            .analyze()
            .getViolations()
            .stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(Browser::words)
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(5).map(node -> node.getHtml()).toList();
  }

  @Override
  public void close() {
    context.close();
  }

  private static synchronized com.microsoft.playwright.Browser chromium() {
    if (chromium == null) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(CHROMIUM)
                      .setArgs(
                          List.of(
                              "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> Optional.ofNullable(playwright).ifPresent(Playwright::close)));
    }
    return chromium;
  }
}
