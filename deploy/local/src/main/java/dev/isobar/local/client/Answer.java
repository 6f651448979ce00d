package dev.isobar.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Holds an HTTP answer. */
public record Answer(int status, byte[] body) {
  /** Returns whether the request succeeded. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns whether a later request may succeed: overload, or not ready. */
  public boolean isTemporary() {
    return status == 429 || status >= 500;
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * Returns the body as JSON; null as JSON if it is empty.
   *
   * @throws IOException if it is not JSON
   */
  public JsonNode json() throws IOException {
    return body.length == 0
        ? ContractJson.mapper().nullNode()
        : ContractJson.mapper().readTree(body);
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
