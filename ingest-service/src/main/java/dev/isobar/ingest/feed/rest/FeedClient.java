package dev.isobar.ingest.feed.rest;

import dev.isobar.ingest.access.AuditLog;
import dev.isobar.ingest.access.Caller;
import dev.isobar.ingest.access.CurrentCaller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Names who sends the current request, for the history of changes. */
@RequestScoped
class FeedClient {
  private final HttpServerRequest request;
  private final CurrentCaller current;

  FeedClient(HttpServerRequest request, CurrentCaller current) {
    this.request = request;
    this.current = current;
  }

  /** Returns the name of the key or token, if one was sent, and the address. */
  String name() {
    String address = AuditLog.address(request);
    Caller caller = current.get();
    return caller == null || caller.equals(Caller.LOCAL)
        ? address
        : caller.name() + " from " + address;
  }
}
