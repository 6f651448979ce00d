package dev.isobar.ingest.view;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends requests to query-service. Thread-safe. */
public final class ViewConnection {
  private final ViewLookupConfig config;
  private final HttpClient http;

  /** Creates a connection; nothing is sent yet. */
  public ViewConnection(ViewLookupConfig config) {
    this.config = config;
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
  }

  /** Returns whether it is known where query-service is. */
  public boolean isConfigured() {
    return config.url().isPresent();
  }

  /**
   * Reads a path.
   *
   * @param path with the query, as in {@code /revisions?id=a}
   * @return any answer; fails with a sentence if there is none
   */
  public CompletableFuture<HttpResponse<byte[]>> get(String path) {
    if (!isConfigured()) {
      return failed("isobar.feeds.view.url is not set, so query-service is not asked.");
    }
    HttpRequest.Builder request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(base(config.url().get()) + path))
              .header("Accept", "application/json")
              .timeout(config.timeout());
    } catch (IllegalArgumentException e) {
      return failed("isobar.feeds.view.url is not an http or https address.");
    }
    try {
      config.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.strip()));
    } catch (IllegalArgumentException e) {
      return failed("isobar.feeds.view.key has characters that no header may have.");
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw new IllegalStateException(
                    "query-service does not answer within " + config.timeout() + ".", failure);
              }
              return answer;
            });
  }

  /** Returns a sentence about an answer that was not expected, with the remedy if it is known. */
  public static String problem(HttpResponse<?> answer) {
    String problem = "query-service answers " + answer.statusCode();
    return switch (answer.statusCode()) {
      case 401, 403 -> problem + ": set isobar.feeds.view.key to a key that may read there.";
      default -> problem + ".";
    };
  }

  /** Returns an address without the slash at its end. */
  public static String base(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static CompletableFuture<HttpResponse<byte[]>> failed(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }
}
