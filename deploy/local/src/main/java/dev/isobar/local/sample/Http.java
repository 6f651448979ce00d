package dev.isobar.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends requests to services that may not be running; a missing connection is an answer too. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MILLIS = 15_000;
  private static final int NO_CONNECTION = -1;

  private Http() {}

  /**
   * Holds an answer.
   *
   * @param status the HTTP status; -1 without a connection
   */
  record Answer(int status, String body) {
    /** Returns whether a later request may succeed: no connection, overload, or not ready. */
    boolean maybeLater() {
      return status == NO_CONNECTION || status == 429 || status >= 500;
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException("The answer is not JSON: " + body, e);
      }
    }

    @Override
    public String toString() {
      return status == NO_CONNECTION ? body : status + " " + body;
    }
  }

  static Answer get(URI uri) {
    try {
      return answer(open(uri));
    } catch (IOException e) {
      return new Answer(NO_CONNECTION, e.toString());
    }
  }

  /**
   * Sends a POST request.
   *
   * @param apiKey null for none
   */
  static Answer post(URI uri, String contentType, byte[] body, String apiKey) {
    try {
      HttpURLConnection connection = open(uri);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", contentType);
      if (apiKey != null) {
        connection.setRequestProperty("Authorization", "Bearer " + apiKey);
      }
      connection.setFixedLengthStreamingMode(body.length);
      connection.getOutputStream().write(body);
      return answer(connection);
    } catch (IOException e) {
      return new Answer(NO_CONNECTION, e.toString());
    }
  }

  private static HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    connection.setRequestProperty("Accept", "application/json");
    return connection;
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(status, body);
    }
  }
}
