package dev.isobar.contracts.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Knows which IP addresses are public: the <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA special-purpose
 * registries</a> of IPv4 and IPv6, and addresses of cloud metadata that lie outside of them.
 */
final class IpRanges {
  private static final List<Range> FORBIDDEN_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Metadata and host services of Azure.
          "168.63.129.16/32");

  /** Only global unicast addresses are public; within it these are not. */
  private static final Range GLOBAL_V6 = Range.of("2000::/3");

  /** 2001::/23 includes Teredo, 2002::/16 is 6to4; both hide an IPv4 address and are obsolete. */
  private static final List<Range> FORBIDDEN_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private static final Range NAT64 = Range.of("64:ff9b::/96");

  private IpRanges() {}

  /**
   * Returns whether an address is public.
   *
   * @param nat64 whether 64:ff9b::/96 is judged by the IPv4 address in it; otherwise it is refused
   */
  static boolean isPublic(InetAddress address, boolean nat64) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return none(FORBIDDEN_V4, bytes);
    }
    if (nat64 && NAT64.contains(bytes)) {
      return none(FORBIDDEN_V4, Arrays.copyOfRange(bytes, 12, 16));
    }
    return GLOBAL_V6.contains(bytes) && none(FORBIDDEN_V6, bytes);
  }

  private static boolean none(List<Range> ranges, byte[] address) {
    return ranges.stream().noneMatch(range -> range.contains(address));
  }

  private static List<Range> ranges(String... ranges) {
    return Arrays.stream(ranges).map(Range::of).toList();
  }

  private record Range(byte[] prefix, int bits) {
    static Range of(String text) {
      try {
        String[] parts = text.split("/");
        return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int i = 0; i < bits; i += 8) {
        int mask = bits - i >= 8 ? 0xff : 0xff << (8 - (bits - i));
        if (((address[i / 8] ^ prefix[i / 8]) & mask & 0xff) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
