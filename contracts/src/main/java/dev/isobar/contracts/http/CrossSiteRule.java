package dev.isobar.contracts.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Refuses changes that a page of another site makes a browser send. On loopback no key is needed,
 * so any page that someone has open could otherwise change what this machine's services keep.
 * There, pages of other names than those of this machine are refused too: a name of the web can be
 * made to lead to 127.0.0.1 (DNS rebinding), and then its pages are of the same site.
 */
public final class CrossSiteRule {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final boolean open;
  private final boolean corsDecides;
  private final List<String> origins;

  /**
   * Creates the rule.
   *
   * @param open whether those on loopback may change things without a key
   * @param corsDecides whether a filter before it refuses all origins that are neither configured
   *     nor that of the service itself
   * @param origins those that are configured for that filter
   */
  public CrossSiteRule(boolean open, boolean corsDecides, List<String> origins) {
    this.open = open;
    this.corsDecides = corsDecides;
    this.origins = List.copyOf(origins);
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
            || !(open && isRebound(header)) && isOfSite(header);
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

  private boolean isOfSite(UnaryOperator<String> header) {
    return header.apply("Origin") != null && corsDecides || isSameSite(header);
  }

  /** Returns whether the page has a name that does not belong to this machine. */
  private boolean isRebound(UnaryOperator<String> header) {
    String origin = header.apply("Origin");
    if (origin == null || corsDecides && origins.stream().anyMatch(origin::equalsIgnoreCase)) {
      return false;
    }
    String page = authority(origin);
    String host = lower(header.apply("Host"));
    if (corsDecides && !page.equals(host)) {
      // The filter before has let it pass, perhaps by a pattern.
      return false;
    }
    return !Loopback.isNamed(name(page)) || !host.isEmpty() && !Loopback.isNamed(name(host));
  }

  /** Returns an authority without its port. */
  private static String name(String authority) {
    return authority.replaceFirst(":\\d*$", "");
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
