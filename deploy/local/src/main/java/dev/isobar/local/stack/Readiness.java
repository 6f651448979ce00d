package dev.isobar.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready. */
final class Readiness {
  private static final int MILLIS = 2000;
  private static final long PAUSE_MILLIS = 200;

  private Readiness() {}

  /** Whether it says so now; where it does not, after a short pause, so that callers may loop. */
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
      // Not yet.
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
