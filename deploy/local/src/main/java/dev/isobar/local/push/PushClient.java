package dev.isobar.local.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends articles to ingest-service. */
final class PushClient {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI articles;
  private final String apiKey;

  /**
   * Creates a client.
   *
   * @param apiKey null for none
   */
  PushClient(URI ingest, String lane, String apiKey) {
    this.articles = ingest.resolve("/articles?lane=" + lane);
    this.apiKey = apiKey;
  }

  /**
   * Sends articles in one request.
   *
   * @return a receipt or a problem for each article, in their order; fewer if the answer broke off
   * @throws IOException if there is no answer
   * @throws RefusedException if the service refuses the whole request for good
   */
  List<JsonNode> push(List<byte[]> lines) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(articles)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(lines)));
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    int status = answer.statusCode();
    if (status == 429 || status >= 500) {
      throw new IOException("ingest-service answers " + status);
    }
    if (status != 200) {
      throw new RefusedException(answer.body());
    }
    List<JsonNode> receipts = new ArrayList<>();
    for (String line : answer.body().split("\n")) {
      receipts.add(ContractJson.mapper().readTree(line));
    }
    return receipts;
  }

  /** Joins articles as lines. A line feed inside an article can only be white space of its JSON. */
  private static byte[] body(List<byte[]> lines) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      for (byte b : line) {
        body.write(b == '\n' || b == '\r' ? ' ' : b);
      }
      body.write('\n');
    }
    return body.toByteArray();
  }

  /** Reports that the service does not take pushes of this client. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String answer) {
      super("ingest-service refuses the push: " + answer);
    }
  }
}
