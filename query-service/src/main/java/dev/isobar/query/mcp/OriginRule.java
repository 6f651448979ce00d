package dev.isobar.query.mcp;

import dev.isobar.contracts.http.ProblemDetail;
import dev.isobar.query.rest.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses pages of other names on a service that listens on loopback, as the protocol demands: a
 * name of the web can be made to lead to 127.0.0.1 (DNS rebinding), and then its pages are of the
 * same site. On other addresses the filter of access decides.
 */
@Singleton
class OriginRule {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final boolean applies;

  OriginRule(
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
    this.applies = LOOPBACK.contains(host) && !cors;
  }

  /**
   * Checks a request.
   *
   * @param origin the header of that name; null if it has none, as of clients that are no browsers
   * @throws ProblemException if it comes from a page of another name
   */
  void check(String origin) {
    if (applies && origin != null && !LOOPBACK.contains(host(origin))) {
      throw new ProblemException(
          ProblemDetail.of(
              "cross-site",
              "A page of another site sent this",
              403,
              "Let pages of that site send with quarkus.http.cors.enabled=true and"
                  + " quarkus.http.cors.origins"));
    }
  }

  private static String host(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
