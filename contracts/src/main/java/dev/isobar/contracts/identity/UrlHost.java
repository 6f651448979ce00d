package dev.isobar.contracts.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Computes the one spelling of a host: punycode, without default port and without the labels of
 * other forms of the site.
 */
final class UrlHost {
  private final Sites sites;
  private final Set<String> forms;
  private final Map<String, UrlRules.Site> exceptions;

  UrlHost(UrlRules rules) {
    this.sites = new Sites(rules.secondLevel(), rules.sharedDomains());
    this.forms = rules.formsOfHosts();
    this.exceptions = rules.sites();
  }

  /** Returns the site that the host belongs to. */
  String site(String canonicalHost) {
    return sites.of(withoutPort(canonicalHost));
  }

  /** Returns the exceptions of the site, or null. */
  UrlRules.Site exceptions(String canonicalHost) {
    for (int at = 0; at >= 0; at = after(canonicalHost, at)) {
      UrlRules.Site site = exceptions.get(canonicalHost.substring(at));
      if (site != null) {
        return site;
      }
    }
    return null;
  }

  /** Returns the host with its port, in its one spelling. */
  String canonical(String written) {
    String host = written.indexOf('%') < 0 ? written : PercentEncoding.decode(written);
    host = host.toLowerCase(Locale.ROOT);
    String port = host.substring(withoutPort(host).length());
    String name = ascii(withoutPort(host));
    while (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return sameAs(withoutForms(name)) + (isDefault(port) ? "" : port);
  }

  private String withoutForms(String name) {
    String host = withoutWww(name);
    int start = sites.start(host);
    for (int at = 0; at < start; ) {
      int dot = host.indexOf('.', at);
      String label = host.substring(at, dot);
      if (forms.contains(label)) {
        host = withoutWww(host.substring(0, at) + host.substring(dot + 1));
        at = 0;
        start = sites.start(host);
      } else if (label.startsWith("amp-")) {
        host = host.substring(0, at) + host.substring(at + 4);
        start = sites.start(host);
      } else {
        at = dot + 1;
      }
    }
    return host;
  }

  /** Removes {@code www}, and the number that some servers append to it. */
  private static String withoutWww(String host) {
    if (!host.startsWith("www")) {
      return host;
    }
    int at = 3;
    while (at < host.length() && at < 5 && Character.isDigit(host.charAt(at))) {
      at++;
    }
    boolean isLabel = at < host.length() && host.charAt(at) == '.';
    return isLabel && host.indexOf('.', at + 1) > 0 ? host.substring(at + 1) : host;
  }

  private String sameAs(String host) {
    for (int at = 0; at >= 0; at = after(host, at)) {
      UrlRules.Site site = exceptions.get(host.substring(at));
      if (site != null && site.sameAs() != null) {
        return host.substring(0, at) + site.sameAs();
      }
    }
    return host;
  }

  private static int after(String host, int at) {
    return host.indexOf('.', at) < 0 ? -1 : host.indexOf('.', at) + 1;
  }

  private static String ascii(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      // Not a valid DNS name, but it still distinguishes addresses.
      return name;
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static boolean isDefault(String port) {
    return port.length() <= 1 || port.equals(":80") || port.equals(":443");
  }
}
