package dev.isobar.contracts.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides which hosts and addresses a service may connect to when others name them: public ones,
 * and exceptions. Names are resolved later, so whoever connects must ask for the address again.
 */
public final class AddressRule {
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
   * Creates the rule.
   *
   * @param exceptions {@code host} or {@code host:port}, IPv6 addresses in brackets
   * @param nat64 whether 64:ff9b::/96 is judged by the IPv4 address in it
   */
  public AddressRule(Collection<String> exceptions, boolean nat64) {
    this.exceptions =
        exceptions.stream()
            .map(exception -> exception.strip().toLowerCase(Locale.ROOT))
            .filter(exception -> !exception.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    this.nat64 = nat64;
  }

  /** Returns whether a host is an exception, so that its addresses need not be public. */
  public boolean isException(String host, int port) {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return exceptions.contains(name) || exceptions.contains(name + ":" + port);
  }

  /**
   * Returns why a host may not be connected to, as far as that can be said before its name is
   * resolved; empty if it may.
   *
   * @param host in lower case, an IPv6 address in brackets
   */
  public Optional<String> refusal(String host, int port) {
    if (isException(host, port)) {
      return Optional.empty();
    }
    if (FORBIDDEN_PORTS.contains(port)) {
      return Optional.of(host + " has port " + port + ", which is not used for HTTP");
    }
    boolean bracketed = host.startsWith("[");
    boolean v4 = IPV4.matcher(host).matches();
    if (NUMERIC.matcher(host).matches() && !v4) {
      return Optional.of(host + " is a disguised IP address");
    }
    if (bracketed || v4) {
      return isPublicLiteral(host, bracketed)
          ? Optional.empty()
          : Optional.of(host + " is not a public address");
    }
    return LOCAL_NAME.matcher(host).matches()
        ? Optional.of(host + " is a local name")
        : Optional.empty();
  }

  /** Returns whether an address may be connected to. */
  public boolean allows(InetAddress address) {
    return IpRanges.isPublic(address, nat64);
  }

  private boolean isPublicLiteral(String host, boolean bracketed) {
    try {
      InetAddress address = InetAddress.getByName(host);
      // Java returns an IPv4 address for an IPv4-mapped one.
      return allows(address) && !(bracketed && address.getAddress().length == 4);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
