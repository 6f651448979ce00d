package dev.isobar.messaging.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Keeps the public keys of an identity provider (JWKS, RFC 7517). A thread reads them again every
 * ten minutes, and soon after a token names an unknown key. Old keys stay valid while the provider
 * does not answer. Thread-safe.
 */
final class TokenKeys implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TokenKeys.class);
  private static final long REFRESH_SECONDS = 600;
  private static final long RETRY_SECONDS = 10;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;

  private final URI address;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(TokenKeys::daemon);
  private final AtomicLong nextRead = new AtomicLong(System.nanoTime());
  private volatile List<JsonWebKey> keys = List.of();

  private TokenKeys(URI address) {
    this.address = address;
  }

  static TokenKeys start(String address) {
    URI uri = URI.create(address);
    if (uri.getScheme() == null || !uri.getScheme().matches("https?|file")) {
      throw new IllegalArgumentException(
          "isobar.api.jwt.keys-url must begin with https: or file:, but is " + address);
    }
    if (uri.getScheme().equals("http")) {
      LOG.warnf(
          "isobar.api.jwt.keys-url is %s: who can change what comes from there makes valid tokens,"
              + " so use https:",
          address);
    }
    TokenKeys keys = new TokenKeys(uri);
    keys.thread.scheduleWithFixedDelay(keys::read, 0, REFRESH_SECONDS, TimeUnit.SECONDS);
    return keys;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "token-keys");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns the known keys.
   *
   * @param wanted the id of the needed key; if it is unknown, the keys are read again soon
   */
  List<JsonWebKey> current(String wanted) {
    List<JsonWebKey> known = keys;
    if (known.stream().noneMatch(key -> wanted == null || wanted.equals(key.getKeyId()))) {
      readSoon();
    }
    return known;
  }

  /** Reads at most every ten seconds, so that invalid tokens cannot cause many requests. */
  private void readSoon() {
    long now = System.nanoTime();
    long next = nextRead.get();
    if (now - next >= 0
        && nextRead.compareAndSet(next, now + TimeUnit.SECONDS.toNanos(RETRY_SECONDS))
        && !thread.isShutdown()) {
      thread.execute(this::read);
    }
  }

  private void read() {
    try {
      URLConnection connection = address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try (InputStream in = connection.getInputStream()) {
        keys =
            List.copyOf(
                new JsonWebKeySet(new String(in.readNBytes(MAX_BYTES), UTF_8)).getJsonWebKeys());
      }
    } catch (IOException | JoseException | RuntimeException e) {
      LOG.warnf("Keys of tokens not read from %s, retrying: %s", address, e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
