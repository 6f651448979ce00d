package dev.isobar.ingest.fetch;

import dev.isobar.contracts.http.AddressRule;
import dev.isobar.ingest.fetch.FetchException.Reason;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides which hosts and addresses may be connected to: public ones, and the exceptions of the
 * configuration. The addresses are checked when they are connected to, see {@link
 * GuardedDnsResolver}.
 */
public final class AddressGuard {
  private final AddressRule rule;

  /**
   * Creates the guard.
   *
   * @param exceptions {@code host} or {@code host:port}, IPv6 addresses in brackets
   * @param nat64 whether 64:ff9b::/96 is judged by the IPv4 address in it
   */
  public AddressGuard(Collection<String> exceptions, boolean nat64) {
    this.rule = new AddressRule(exceptions, nat64);
  }

  /** Creates the guard that the configuration describes. */
  public static AddressGuard of(FetchConfig config) {
    return new AddressGuard(config.allowedHosts().orElse(List.of()), config.nat64());
  }

  /** Returns whether a host is an exception, so that its addresses need not be public. */
  public boolean isException(String host, int port) {
    return rule.isException(host, port);
  }

  /**
   * Checks what can be said before a name is resolved.
   *
   * @throws FetchException with {@link Reason#FORBIDDEN_ADDRESS}
   */
  public void check(WebAddress address) throws FetchException {
    Optional<String> refusal = rule.refusal(address.host(), address.effectivePort());
    if (refusal.isPresent()) {
      throw forbidden(refusal.get());
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
    return rule.allows(address);
  }

  static FetchException forbidden(String what) {
    return new FetchException(
        Reason.FORBIDDEN_ADDRESS, what + "; isobar.fetch.allowed-hosts can allow a host", null);
  }
}
