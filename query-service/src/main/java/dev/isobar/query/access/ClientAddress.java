package dev.isobar.query.access;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names the client behind an address. */
final class ClientAddress {
  /** One household or host has all addresses of a prefix of 64 bits. */
  private static final int PREFIX_BYTES = 8;

  private ClientAddress() {}

  /** Returns the name, which all IPv6 addresses of one network have in common. */
  static String of(SocketAddress address) {
    String host = address == null ? null : address.hostAddress();
    if (host == null) {
      return "address unknown";
    }
    if (host.indexOf(':') < 0) {
      return "address " + host;
    }
    try {
      byte[] bytes = InetAddress.getByName(host).getAddress();
      return "network " + HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES));
    } catch (UnknownHostException e) {
      return "address " + host;
    }
  }
}
