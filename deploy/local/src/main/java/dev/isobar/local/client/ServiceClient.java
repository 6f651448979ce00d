package dev.isobar.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to one service. Thread-safe. */
public final class ServiceClient {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI service;
  private final String apiKey;
  private final Duration timeout;

  /**
   * Creates a client.
   *
   * @param apiKey null or blank for none
   * @param timeout of one request
   */
  public ServiceClient(URI service, String apiKey, Duration timeout) {
    this.service = service;
    this.apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
    this.timeout = timeout;
  }

  /** Sends a GET request. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, null);
  }

  /**
   * Sends a request.
   *
   * @param path with its query
   * @param contentType null without a body
   * @param body null for none
   * @throws IOException if there is no answer
   */
  public Answer send(String method, String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(timeout)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.body());
  }

  /** Returns the address of the service. */
  @Override
  public String toString() {
    return service.toString();
  }
}
