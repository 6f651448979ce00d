package dev.isobar.query.access;

import dev.isobar.contracts.http.CrossSiteRule;
import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.messaging.access.RequestRate;
import dev.isobar.query.config.ApiConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests of unknown callers, if reading needs a key, of callers who send too many, and
 * changes by pages of other sites. Paths below {@code /q/} say nothing of articles and are open:
 * they are for those who run the service.
 */
@Singleton
class AccessFilter {
  /** After the filter of CORS, which has 300: a browser reads a refusal only with its headers. */
  private static final int PRIORITY = 250;

  private static final Pattern OPERATIONS = Pattern.compile("/q(/.*)?");

  /** They check the tokens of feed readers themselves. */
  private static final Pattern FEEDS =
      Pattern.compile(
          "/articles/feed\\.(atom|json)/?|/queries/[^/]+/feed\\.(atom|json)/?"
              + "|/queries\\.opml/?|/websub/?");

  private final Callers callers;
  private final RequestRate rate;
  private final CrossSiteRule crossSite;
  private final boolean feedsHaveTokens;
  private final String retryAfter;

  AccessFilter(
      Callers callers,
      ApiConfig api,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
    this.callers = callers;
    this.crossSite = new CrossSiteRule(callers.areOpen(), cors, origins.orElse(List.of()));
    this.rate = new RequestRate(api.rate(), api.burst());
    this.feedsHaveTokens = !api.feedTokens().isEmpty();
    // In whole seconds; the rate is one a second at least.
    this.retryAfter = "1";
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext request) {
    String path = request.normalizedPath();
    if (OPERATIONS.matcher(path).matches()) {
      request.next();
      return;
    }
    Optional<Caller> caller = callers.find(request.request().getHeader("Authorization"));
    String client =
        caller
            .map(known -> "name " + known.name())
            .orElseGet(() -> ClientAddress.of(request.request().remoteAddress()));
    if (!rate.tryAcquire(client, System.nanoTime())) {
      request.response().putHeader("Retry-After", retryAfter);
      refuse(request, tooFast());
      return;
    }
    // A browser asks without a key what it may send.
    boolean open =
        request.request().method() == HttpMethod.OPTIONS
            || feedsHaveTokens && FEEDS.matcher(path).matches();
    HttpServerRequest http = request.request();
    callers
        .checkReader(caller)
        .filter(problem -> !open)
        .or(() -> crossSite.check(http.method().name(), http::getHeader))
        .ifPresentOrElse(problem -> refuse(request, problem), request::next);
  }

  private static void refuse(RoutingContext request, ProblemDetail problem) {
    if (problem.status() == 401) {
      request.response().putHeader("WWW-Authenticate", challenge(request.request()));
    }
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(problem.json()));
  }

  /** Who opens a page is asked for a password; a script would be disturbed by that. */
  private static String challenge(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html")
        ? "Basic realm=\"Isobar\", charset=\"UTF-8\", Bearer"
        : "Bearer";
  }

  private static ProblemDetail tooFast() {
    return ProblemDetail.of(
        "too-many-requests",
        "Too many requests",
        429,
        "The client sends more requests than isobar.api.rate allows: send it again later");
  }
}
