package dev.isobar.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Uses {@code /dead-letters} of ingest-service. */
final class DeadLettersClient {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String ID = "(raw|enriched)/\\d{1,9}/\\d{1,18}";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI ingest;
  private final String key;

  /**
   * Creates a client.
   *
   * @param key null for none
   */
  DeadLettersClient(URI ingest, String key) {
    this.ingest = ingest;
    this.key = key;
  }

  JsonNode list(String query) throws InterruptedException {
    return json(send(request("/dead-letters?" + query).GET()));
  }

  JsonNode show(String id) throws InterruptedException {
    return json(send(request(path(id)).GET()));
  }

  /** Returns the whole value; empty for a record without a value. */
  byte[] value(String id) throws InterruptedException {
    return send(request(path(id) + "/value").GET());
  }

  /**
   * Replays one letter.
   *
   * @param fixed the JSON of the article that replaces the value; empty for the original bytes
   */
  JsonNode replay(String id, byte[] fixed) throws InterruptedException {
    return json(
        send(
            request(path(id) + "/replay")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(fixed))));
  }

  JsonNode replayAll(String query) throws InterruptedException {
    return json(
        send(request("/dead-letters/replay?" + query).POST(HttpRequest.BodyPublishers.noBody())));
  }

  private static String path(String id) {
    if (!id.matches(ID)) {
      throw new RefusedException(
          id + " is not a dead letter: name its topic, partition and offset, such as raw/0/42");
    }
    return "/dead-letters/" + id;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(ingest.resolve(path)).timeout(TIMEOUT);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private byte[] send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw refused(answer);
      }
      return answer.body();
    } catch (IOException e) {
      throw new RefusedException(
          "ingest-service does not answer at " + ingest + ": " + e + "; start it, or set --url");
    }
  }

  private static RefusedException refused(HttpResponse<byte[]> answer) throws IOException {
    JsonNode problem = ContractJson.mapper().readTree(answer.body());
    return new RefusedException(
        "%s (%d): %s"
            .formatted(
                problem.path("title").asText("refused"),
                answer.statusCode(),
                problem.path("detail").asText()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return ContractJson.mapper().readTree(body);
    } catch (IOException e) {
      throw new RefusedException("the answer is not JSON: is --url the address of ingest-service?");
    }
  }
}
