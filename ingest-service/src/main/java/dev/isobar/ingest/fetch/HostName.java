package dev.isobar.ingest.fetch;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalises the host of an address: lower case, Punycode, no escapes, no trailing dot. */
final class HostName {
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  private HostName() {}

  static String normalise(String host, String address) throws FetchException {
    String name = host.toLowerCase(Locale.ROOT);
    if (IPV6.matcher(name).matches()) {
      return name;
    }
    try {
      if (name.contains("%")) {
        name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
      }
      // Also turns full-width digits and ideographic full stops into ASCII.
      name = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw WebAddress.bad("has an invalid host", address);
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.length() > 253 || !NAME.matcher(name).matches()) {
      throw WebAddress.bad(name.isEmpty() ? "has no host" : "has an invalid host", address);
    }
    return name;
  }
}
