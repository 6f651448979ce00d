package dev.isobar.contracts.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Refuses changes that a page of another site makes a browser send. On loopback no key is needed,
 * so any page that someone has open could otherwise change what this machine's services keep.
 */
public final class CrossSiteRule {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final boolean corsDecides;

  /**
   * Creates the rule.
   *
   * @param corsDecides whether a filter before it refuses all origins that are not configured
   */
  public CrossSiteRule(boolean corsDecides) {
    this.corsDecides = corsDecides;
  }

  /**
   * Checks a request. Only browsers send {@code Sec-Fetch-Site} and {@code Origin}. No page can
   * make one of another site send a bearer token.
   *
   * @param header returns the value of a header; null if there is none
   * @return the refusal; empty if the request is allowed
   */
  public Optional<ProblemDetail> check(String method, UnaryOperator<String> header) {
    boolean allowed =
        READING.contains(method)
            || lower(header.apply("Authorization")).startsWith("bearer ")
            || header.apply("Origin") != null && corsDecides
            || isSameSite(header);
    return allowed
        ? Optional.empty()
        : Optional.of(
            ProblemDetail.of(
                "cross-site",
                "A page of another site sent this",
                403,
                "Send it with Authorization: Bearer <key>, or let pages of that site send with"
                    + " quarkus.http.cors.enabled=true and quarkus.http.cors.origins"));
  }

  private static boolean isSameSite(UnaryOperator<String> header) {
    String site = header.apply("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    // Browsers leave it out for plain http: to other hosts than localhost.
    String origin = header.apply("Origin");
    return origin == null || authority(origin).equals(lower(header.apply("Host")));
  }

  private static String authority(String origin) {
    try {
      return lower(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
