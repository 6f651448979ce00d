package dev.isobar.contracts.identity;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Computes the form of a URL that is equal for all addresses of one article. It serves as an
 * identity only and must not be opened. It ignores the scheme, {@code www.}, the default port, the
 * fragment, tracking parameters, the order of parameters and a trailing slash (RFC 3986 section 6,
 * and the parameters that campaign tools append).
 */
public final class CanonicalUrl {
  private static final Pattern HTTP =
      Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)utm_.*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|spm|scm|"
              + "_hs(enc|mi)|cmpid|ocid|smid|share_token|wt\\.mc_id|at_(medium|campaign|custom\\d)");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private CanonicalUrl() {}

  /**
   * Returns the canonical form without scheme, or empty if {@code url} is not an http or https
   * address.
   */
  public static Optional<String> of(String url) {
    if (url == null) {
      return Optional.empty();
    }
    Matcher parts = HTTP.matcher(url.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String path = escapes(parts.group(2)).replaceFirst("/+$", "");
    String query = query(parts.group(3));
    return Optional.of(host(parts.group(1)) + path + (query.isEmpty() ? "" : "?" + query));
  }

  private static String host(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)?$", "");
    try {
      name = name.contains(":") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      // Not a valid DNS name, but it still distinguishes addresses.
      return name;
    }
    return name.replaceFirst("^www\\.", "").replaceFirst("\\.$", "");
  }

  private static String query(String query) {
    if (query == null) {
      return "";
    }
    return Arrays.stream(query.split("&"))
        .filter(p -> !p.isEmpty() && !TRACKING.matcher(p.split("=", 2)[0]).matches())
        .map(CanonicalUrl::escapes)
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /**
   * Converts escapes to upper case and decodes those of unreserved characters (RFC 3986 section
   * 6.2.2).
   */
  private static String escapes(String part) {
    return ESCAPE
        .matcher(part)
        .replaceAll(
            m -> {
              char c = (char) Integer.parseInt(m.group(1), 16);
              boolean unreserved =
                  c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
              return unreserved ? String.valueOf(c) : m.group().toUpperCase(Locale.ROOT);
            });
  }
}
