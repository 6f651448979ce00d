package dev.isobar.query.dashboard;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Sets the headers of the dashboard's files: the page itself is asked for anew each time, the
 * bundles have a hash of their content in their names and are kept. The page runs no script but
 * those of the bundles, so a text of an article that gets into it as markup by mistake can do
 * nothing.
 */
@Singleton
class DashboardRoute {
  /** Before the static files, which would set other headers for caches. */
  private static final int ORDER = -100;

  private static final String PAGE = "/";
  private static final String BUNDLES = "/static/bundle/";
  private static final Set<String> FILES = Set.of(PAGE, "/index.html", "/isobar.svg");

  /** In seconds, a year: what caches call immutable. */
  private static final String KEPT = "public, max-age=31536000, immutable";

  private static final String REVALIDATED = "no-cache";

  /**
   * Lit makes its templates by the policy {@code lit-html}; nothing else may turn text into markup.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types lit-html");

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(DashboardRoute::describe);
  }

  private static void describe(RoutingContext request) {
    String path = request.normalizedPath();
    boolean read =
        request.request().method() == HttpMethod.GET
            || request.request().method() == HttpMethod.HEAD;
    if (read && (FILES.contains(path) || path.startsWith(BUNDLES))) {
      request.addHeadersEndHandler(ignored -> setHeaders(request, path.startsWith(BUNDLES)));
    }
    request.next();
  }

  private static void setHeaders(RoutingContext request, boolean bundle) {
    boolean found = request.response().getStatusCode() < 400;
    request
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, bundle && found ? KEPT : REVALIDATED)
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
  }
}
