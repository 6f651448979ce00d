package dev.isobar.ingest.feed.simulation;

import dev.isobar.ingest.fetch.FetchResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Serves a {@link VirtualWeb} on addresses of the loopback network, in simulated time. It sends no
 * {@code Date} of its own, and closes each connection, since hours pass between two requests.
 */
public final class VirtualServer implements AutoCloseable {
  private final VirtualWeb web;
  private final Supplier<Instant> clock;
  private final Vertx vertx = Vertx.vertx();

  /** Starts without any address. */
  public VirtualServer(VirtualWeb web, Supplier<Instant> clock) {
    this.web = web;
    this.clock = clock;
  }

  /** Listens on a free port of a host, for example {@code 127.0.0.1}; returns its address. */
  public String listen(String host) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, host)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return "http://%s:%d".formatted(host, server.actualPort());
  }

  /** Answers one request after the other: the judge is not thread-safe. */
  private synchronized void answer(HttpServerRequest request) {
    HttpServerResponse answer = request.response().putHeader("Connection", "close");
    String url = request.absoluteURI();
    if (request.path().equals("/robots.txt")) {
      answer.setStatusCode(404).end();
      return;
    }
    Instant now = clock.get();
    FetchResponse.Redirect redirect = web.redirect(url, now).orElse(null);
    if (redirect != null) {
      answer.putHeader("Location", redirect.target().toString());
      answer.setStatusCode(redirect.status()).end();
      return;
    }
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    for (String name : List.of("If-None-Match", "If-Modified-Since")) {
      headers.put(name, request.getHeader(name));
    }
    FetchResponse response = web.get(url, headers, now).response();
    if (response == null) {
      request.connection().close();
      return;
    }
    response.headers().forEach((name, value) -> answer.putHeader(name, value));
    answer.setStatusCode(response.status()).end(Buffer.buffer(response.body()));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
