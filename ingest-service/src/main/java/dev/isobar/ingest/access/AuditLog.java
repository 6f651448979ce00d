package dev.isobar.ingest.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * Writes one line to the log category {@code isobar.audit} for each request that may change
 * something: who, from where, what, and the outcome.
 */
@Singleton
public class AuditLog {
  private static final Logger LOG = Logger.getLogger("isobar.audit");

  /** Returns the address of a client, as known to the service. */
  public static String address(HttpServerRequest request) {
    return request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
  }

  /**
   * Records a request.
   *
   * @param caller null if the caller is unknown
   * @param status the HTTP status of the answer
   */
  void record(Caller caller, String address, String method, URI uri, int status) {
    // The raw path and query are percent-encoded, so they cannot contain a line break.
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    LOG.infof(
        "caller=%s address=%s request=\"%s %s%s\" status=%d",
        caller == null ? "-" : caller.name(), address, method, uri.getRawPath(), query, status);
  }
}
