package dev.isobar.contracts.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows which addresses are of the same machine only. */
final class Loopback {
  private static final Pattern NAME = Pattern.compile("(.+\\.)?localhost");
  private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private Loopback() {}

  /**
   * Returns whether a service that listens on a host is reached from the same machine only.
   *
   * @param host a name or address of the settings, whose resolver is trusted
   */
  static boolean isListenedOn(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Returns whether a host is of this machine by its name alone. Nothing is resolved: whoever owns
   * a name of the web can make it lead to 127.0.0.1 (DNS rebinding).
   *
   * @param host of an address that a client has sent; IPv6 in brackets
   */
  static boolean isNamed(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches()
        || IPV4.matcher(name).matches()
        // Between brackets only an address is accepted.
        || name.startsWith("[") && isListenedOn(name);
  }
}
