package dev.isobar.helm.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests to a service, and again until it answers for good. */
final class Services {
  static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofMinutes(5);
  private static final long PAUSE_MILLIS = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Is told of an attempt that failed, in words. */
  interface Failures {
    void failed(String problem);
  }

  /** Begins a request with the key. */
  static HttpRequest.Builder request(String uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
    String key = System.getenv("API_KEY");
    if (key != null && !key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return request;
  }

  /** Sends a request once. A stream has no limit of time. */
  <T> HttpResponse<T> once(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(request, body);
  }

  /**
   * Sends a request until the service answers with something else than 429 or 5xx.
   *
   * @throws IOException if it does not within five minutes
   */
  String send(HttpRequest.Builder request, Failures failures)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + GIVE_UP.toNanos();
    while (true) {
      String problem;
      try {
        HttpResponse<String> answer =
            http.send(
                request.timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() < 300) {
          return answer.body();
        }
        problem = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() != TOO_MANY && answer.statusCode() < SERVER_ERROR) {
          throw new IllegalStateException(problem);
        }
      } catch (IOException e) {
        problem = e.toString();
      }
      failures.failed(problem);
      if (System.nanoTime() > end) {
        throw new IOException(problem);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
