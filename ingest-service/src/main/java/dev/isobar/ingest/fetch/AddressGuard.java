package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides which hosts and addresses may be connected to: public ones, and the exceptions of the
 * configuration. The addresses are checked when they are connected to, see {@link
 * GuardedDnsResolver}.
 */
public final class AddressGuard {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  /** The URL standard reads a host whose last label is a number as an IPv4 address. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");

  private static final Pattern LOCAL_NAME =
      Pattern.compile("[^.\\[]+|(.*\\.)?(localhost|local|internal|localdomain|home\\.arpa)");

  /**
   * Ports of other protocols, after https://fetch.spec.whatwg.org/#port-blocking, and those of
   * Redis, Kafka and memcached.
   */
  private static final Set<Integer> FORBIDDEN_PORTS =
      Set.of(
          1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
          102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389,
          427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
          989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379,
          6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9092, 11211, 10080);

  private final Set<String> exceptions;
  private final boolean nat64;

  /**
   * Creates the guard.
   *
   * @param exceptions {@code host} or {@code host:port}, IPv6 addresses in brackets
   * @param nat64 whether 64:ff9b::/96 is judged by the IPv4 address in it
   */
  public AddressGuard(Collection<String> exceptions, boolean nat64) {
    this.exceptions =
        exceptions.stream()
            .map(exception -> exception.strip().toLowerCase(Locale.ROOT))
            .filter(exception -> !exception.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    this.nat64 = nat64;
  }

  /** Creates the guard that the configuration describes. */
  public static AddressGuard of(FetchConfig config) {
    return new AddressGuard(config.allowedHosts().orElse(List.of()), config.nat64());
  }

  /** Returns whether a host is an exception, so that its addresses need not be public. */
  public boolean isException(String host, int port) {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return exceptions.contains(name) || exceptions.contains(name + ":" + port);
  }

  /**
   * Checks what can be said before a name is resolved.
   *
   * @throws FetchException with {@link Reason#FORBIDDEN_ADDRESS}
   */
  public void check(WebAddress address) throws FetchException {
    String host = address.host();
    if (isException(host, address.effectivePort())) {
      return;
    }
    if (FORBIDDEN_PORTS.contains(address.effectivePort())) {
      throw forbidden(address + " has a port that is not used for HTTP");
    }
    boolean bracketed = host.startsWith("[");
    if (NUMERIC.matcher(host).matches() && !IPV4.matcher(host).matches()) {
      throw forbidden(host + " is a disguised IP address");
    }
    if (bracketed || IPV4.matcher(host).matches()) {
      checkLiteral(host, bracketed);
    } else if (LOCAL_NAME.matcher(host).matches()) {
      throw forbidden(host + " is a local name");
    }
  }

  /**
   * Checks a redirect, or a link in a fetched document: a public host does not lead to one that the
   * configuration allows as an exception.
   *
   * @throws FetchException with {@link Reason#FORBIDDEN_ADDRESS}
   */
  public void checkLink(WebAddress from, WebAddress to) throws FetchException {
    if (isException(to.host(), to.effectivePort())
        && !isException(from.host(), from.effectivePort())) {
      throw new FetchException(
          Reason.FORBIDDEN_ADDRESS, from + " leads to the internal host " + to.host(), null);
    }
  }

  /** Returns whether an address may be connected to. */
  public boolean allows(InetAddress address) {
    return IpRanges.isPublic(address, nat64);
  }

  private void checkLiteral(String host, boolean bracketed) throws FetchException {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new FetchException(Reason.BAD_ADDRESS, host + " is not an IP address", e);
    }
    // Java returns an IPv4 address for an IPv4-mapped one.
    if (!allows(address) || (bracketed && address.getAddress().length == 4)) {
      throw forbidden(host + " is not a public address");
    }
  }

  static FetchException forbidden(String what) {
    return new FetchException(
        Reason.FORBIDDEN_ADDRESS, what + "; isobar.fetch.allowed-hosts can allow a host", null);
  }
}
