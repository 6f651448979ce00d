package dev.isobar.local.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends articles to ingest-service. */
final class PushClient {
  static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final ServiceClient ingest;
  private final String path;

  PushClient(ServiceClient ingest, String lane) {
    this.ingest = ingest;
    this.path = "/articles?lane=" + lane;
  }

  /**
   * Sends articles in one request.
   *
   * @return a receipt or a problem for each article, in their order; fewer if the answer broke off
   * @throws IOException if there is no answer
   * @throws RefusedException if the service refuses the whole request for good
   */
  List<JsonNode> push(List<byte[]> lines) throws IOException, InterruptedException {
    Answer answer = ingest.send("POST", path, "application/x-ndjson", body(lines));
    if (answer.isTemporary()) {
      throw new IOException("ingest-service answers " + answer.status());
    }
    if (answer.status() != 200) {
      throw new RefusedException(answer.text());
    }
    List<JsonNode> receipts = new ArrayList<>();
    for (String line : answer.text().split("\n")) {
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
