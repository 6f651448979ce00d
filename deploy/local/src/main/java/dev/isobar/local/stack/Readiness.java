package dev.isobar.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Checks whether a service is ready. */
final class Readiness {
  private static final int MILLIS = 2000;
  private static final long PAUSE_MILLIS = 200;

  private Readiness() {}

  /** Returns whether the service is ready. Pauses shortly before it returns false, for loops. */
  static boolean of(URI service) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) service.resolve("/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
        return true;
      }
    } catch (IOException e) {
      // The service does not listen yet.
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + service, e);
    }
    return false;
  }
}
