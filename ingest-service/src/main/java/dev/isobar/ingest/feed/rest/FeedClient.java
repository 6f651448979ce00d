package dev.isobar.ingest.feed.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Names who sends the current request, for the history of changes. */
@RequestScoped
class FeedClient {
  private final HttpServerRequest request;

  FeedClient(HttpServerRequest request) {
    this.request = request;
  }

  /** Returns the address of the client, and that it has the key if it has sent one. */
  String name() {
    String address =
        request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? address
        : "API key from " + address;
  }
}
