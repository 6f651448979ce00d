package dev.isobar.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import dev.isobar.local.client.ServiceOptions;
import java.io.IOException;
import java.time.Duration;

/** Uses {@code /dead-letters} of ingest-service. */
final class DeadLettersClient {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String ID = "(raw|enriched)/\\d{1,9}/\\d{1,18}";

  private final ServiceClient ingest;

  DeadLettersClient(ServiceOptions options) {
    this.ingest = options.client(TIMEOUT);
  }

  JsonNode list(String query) throws InterruptedException {
    return json(send("GET", "/dead-letters?" + query, null, null));
  }

  JsonNode show(String id) throws InterruptedException {
    return json(send("GET", path(id), null, null));
  }

  /** Returns the whole value; empty for a record without a value. */
  byte[] value(String id) throws InterruptedException {
    return send("GET", path(id) + "/value", null, null).body();
  }

  /**
   * Replays one letter.
   *
   * @param fixed the JSON of the article that replaces the value; empty for the original bytes
   */
  JsonNode replay(String id, byte[] fixed) throws InterruptedException {
    return json(send("POST", path(id) + "/replay", "application/json", fixed));
  }

  JsonNode replayAll(String query) throws InterruptedException {
    return json(send("POST", "/dead-letters/replay?" + query, null, null));
  }

  private static String path(String id) {
    if (!id.matches(ID)) {
      throw new RefusedException(
          id + " is not a dead letter: name its topic, partition and offset, such as raw/0/42");
    }
    return "/dead-letters/" + id;
  }

  private Answer send(String method, String path, String type, byte[] body)
      throws InterruptedException {
    try {
      Answer answer = ingest.send(method, path, type, body);
      if (!answer.isSuccess()) {
        throw refused(answer);
      }
      return answer;
    } catch (IOException e) {
      throw new RefusedException(
          "ingest-service does not answer at " + ingest + ": " + e + "; start it, or set --url");
    }
  }

  private static RefusedException refused(Answer answer) throws IOException {
    JsonNode problem = answer.json();
    return new RefusedException(
        "%s (%d): %s"
            .formatted(
                problem.path("title").asText("refused"),
                answer.status(),
                problem.path("detail").asText()));
  }

  private static JsonNode json(Answer answer) {
    try {
      return answer.json();
    } catch (IOException e) {
      throw new RefusedException("the answer is not JSON: is --url the address of ingest-service?");
    }
  }
}
