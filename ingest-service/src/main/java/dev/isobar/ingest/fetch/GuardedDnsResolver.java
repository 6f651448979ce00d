package dev.isobar.ingest.fetch;

import dev.isobar.ingest.thread.DaemonThreads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to the addresses that {@link AddressGuard} allows. The client connects to exactly
 * these, so a name that resolves to another address a moment later changes nothing.
 */
final class GuardedDnsResolver implements DnsResolver, AutoCloseable {
  /** More addresses than these are not tried; each costs a connect timeout. */
  private static final int MOST_ADDRESSES = 4;

  private static final int MOST_LOOKUPS = 64;

  private final AddressGuard guard;
  private final DnsResolver names;
  private final Duration timeout;
  private final String proxy;

  /** The operating system's lookup cannot be interrupted, so it gets threads of its own. */
  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          0,
          MOST_LOOKUPS,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("isobar-fetch-dns"));

  /**
   * Creates the resolver.
   *
   * @param proxy the proxy as {@code host:port}, whose address need not be public; null for none
   */
  GuardedDnsResolver(AddressGuard guard, DnsResolver names, Duration timeout, String proxy) {
    this.guard = guard;
    this.names = names;
    this.timeout = timeout;
    this.proxy = proxy;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] all = lookup(host);
    boolean exception = guard.isException(host, port) || (host + ":" + port).equals(proxy);
    List<InetSocketAddress> allowed =
        Arrays.stream(all)
            .filter(address -> exception || guard.allows(address))
            .limit(MOST_ADDRESSES)
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    if (allowed.isEmpty()) {
      throw new ForbiddenAddressException(host + " resolves to no public address");
    }
    return allowed;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, -1).stream()
        .map(InetSocketAddress::getAddress)
        .toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private InetAddress[] lookup(String host) throws UnknownHostException {
    Future<InetAddress[]> lookup;
    try {
      lookup = lookups.submit(() -> names.resolve(host));
    } catch (RejectedExecutionException e) {
      throw new SlowLookupException("Too many names are being resolved");
    }
    try {
      return lookup.get(Deadline.left(timeout).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      lookup.cancel(true);
      throw new SlowLookupException("The address of " + host + " was not found in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlowLookupException("Interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : new UnknownHostException(host);
    }
  }

  /** Says that a name leads to a forbidden network. */
  static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
      super(message);
    }
  }

  /** Says that the name servers did not answer in time. */
  static final class SlowLookupException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    SlowLookupException(String message) {
      super(message);
    }
  }
}
