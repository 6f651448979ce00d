package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.FetchException.Reason;
import dev.isobar.ingest.fetch.FetchResponse.Redirect;
import dev.isobar.ingest.thread.DaemonThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;

/**
 * Fetches a document over HTTP, with all its redirects, within the limits of the request. Thread
 * safe; a call blocks until the answer is read or the time is over.
 *
 * <p>A redirect from https to http is followed, as people do; secrets are not sent there, because
 * they go to the origin (scheme, host and port) of the request's address only.
 */
@Singleton
public class Fetcher implements AutoCloseable {
  /** Headers that never go to another origin, even if they are not given as secrets. */
  private static final Set<String> ALWAYS_SECRET = Set.of("authorization", "cookie");

  private static final Set<Integer> KEEP_METHOD = Set.of(307, 308);

  private final AddressGuard guard;
  private final GuardedDnsResolver resolver;
  private final PoolingHttpClientConnectionManager pool;
  private final Exchange exchange;

  /**
   * Two threads: a TLS server may delay the closing of an idle connection, deadlines do not wait.
   */
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(2, DaemonThreads.named("isobar-fetch-deadline"));

  /** Creates the fetcher. */
  @Inject
  public Fetcher(FetchConfig config) {
    this(config, SystemDefaultDnsResolver.INSTANCE, null);
  }

  /**
   * Creates a fetcher for a test.
   *
   * @param names resolves names before the guard checks the addresses
   * @param trusted the trusted issuers of certificates; null for those of the system
   */
  Fetcher(FetchConfig config, DnsResolver names, KeyStore trusted) {
    this.guard = AddressGuard.of(config);
    HttpHost proxy = config.proxy().map(Fetcher::proxy).orElse(null);
    this.resolver =
        new GuardedDnsResolver(
            guard, names, config.connectTimeout(), proxy == null ? null : proxy.toHostString());
    this.pool = PooledClient.pool(config, resolver, trusted);
    this.exchange = new Exchange(config, PooledClient.client(config, pool, guard, proxy));
    timers.setRemoveOnCancelPolicy(true);
    long idle = Math.max(config.keepAlive().toMillis(), 100);
    timers.scheduleWithFixedDelay(this::closeIdle, idle, idle, TimeUnit.MILLISECONDS);
  }

  /**
   * Fetches a document.
   *
   * @throws FetchException if there is no complete answer; an answer with any status is returned
   */
  public FetchResponse fetch(FetchRequest request) throws FetchException {
    return fetch(request, Hops.ALL);
  }

  /**
   * Fetches a document.
   *
   * @param hops decides about the address and each redirect before it is requested
   * @throws FetchException if there is no complete answer, or {@code hops} throws it
   */
  public FetchResponse fetch(FetchRequest request, Hops hops) throws FetchException {
    return fetch(request, hops, null, false);
  }

  /**
   * Sends a form with POST, with the same limits and guards. Only the redirects that keep the
   * method, 307 and 308, are followed, and not from https to http: a form can hold a secret.
   *
   * @param form the fields as {@code application/x-www-form-urlencoded}
   * @throws FetchException if there is no complete answer
   */
  public FetchResponse post(FetchRequest request, String form) throws FetchException {
    return fetch(request, Hops.ALL, form, true);
  }

  /** Fetches the beginning of a document: a body over the limit is cut. */
  FetchResponse fetchStart(FetchRequest request) throws FetchException {
    return fetch(request, Hops.ALL, null, true);
  }

  private FetchResponse fetch(FetchRequest request, Hops hops, String form, boolean truncate)
      throws FetchException {
    long start = System.nanoTime();
    try (Deadline deadline = Deadline.start(request.timeout(), timers)) {
      return follow(
          request, hops, form, new Exchange.Limit(request.maxBytes(), truncate), deadline, start);
    }
  }

  private FetchResponse follow(
      FetchRequest request,
      Hops hops,
      String form,
      Exchange.Limit limit,
      Deadline deadline,
      long start)
      throws FetchException {
    WebAddress first = WebAddress.of(request.uri());
    WebAddress address = first;
    List<Redirect> redirects = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (true) {
      guard.check(address);
      if (!seen.add(address.toString())) {
        throw tooManyRedirects("The redirects lead back to " + address);
      }
      hops.check(address.uri());
      Map<String, String> headers = headers(request, first, address);
      Exchange.Answer answer = exchange.send(address, headers, form, limit, deadline);
      if (answer.location() == null || (form != null && !KEEP_METHOD.contains(answer.status()))) {
        return new FetchResponse(
            address.uri(),
            answer.status(),
            List.copyOf(redirects),
            answer.headers(),
            answer.body(),
            Duration.ofNanos(System.nanoTime() - start));
      }
      if (redirects.size() >= request.maxRedirects()) {
        throw tooManyRedirects(first + " has more than " + redirects.size() + " redirects");
      }
      WebAddress next = address.resolve(Escapes.header(answer.location()));
      guard.checkLink(address, next);
      if (form != null && address.scheme().equals("https") && !next.scheme().equals("https")) {
        throw new FetchException(
            Reason.BAD_ANSWER, address + " redirects to an address without encryption", null);
      }
      redirects.add(new Redirect(answer.status(), next.uri()));
      address = next;
    }
  }

  private static Map<String, String> headers(
      FetchRequest request, WebAddress first, WebAddress address) {
    boolean sameOrigin = first.origin().equals(address.origin());
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    if (!sameOrigin) {
      headers.keySet().removeIf(name -> ALWAYS_SECRET.contains(name.toLowerCase()));
      return headers;
    }
    if (first.userInfo() != null) {
      headers.putIfAbsent("Authorization", Exchange.basic(first.userInfo()));
    }
    headers.putAll(request.secrets());
    return headers;
  }

  private static FetchException tooManyRedirects(String message) {
    return new FetchException(Reason.TOO_MANY_REDIRECTS, message, null);
  }

  private static HttpHost proxy(String text) {
    try {
      return HttpHost.create(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("isobar.fetch.proxy must be host:port, not " + text, e);
    }
  }

  private void closeIdle() {
    pool.closeExpired();
    pool.closeIdle(TimeValue.ofSeconds(30));
  }

  /** Decides whether an address may be requested. */
  @FunctionalInterface
  public interface Hops {
    Hops ALL = address -> {};

    /**
     * Checks an address before it is requested.
     *
     * @throws FetchException to end the fetch
     */
    void check(URI address) throws FetchException;
  }

  /** Returns how many connections are in use and idle. */
  PoolStats connections() {
    return pool.getTotalStats();
  }

  /** Ends the fetches in progress and closes all connections. */
  @Override
  @PreDestroy
  public void close() {
    timers.shutdownNow();
    resolver.close();
    pool.close(CloseMode.IMMEDIATE);
  }
}
