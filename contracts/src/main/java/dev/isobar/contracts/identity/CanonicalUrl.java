package dev.isobar.contracts.identity;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a URL in which two addresses of one article are the same. For identity only, never
 * for opening: scheme, {@code www.}, default port, fragment, tracking parameters, the order of
 * parameters and a trailing slash make no other article (RFC 3986 section 6, and the parameters
 * that campaign tools append).
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

  /** The canonical form without scheme; empty where {@code url} is no http or https address. */
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
      // Not a name that the DNS could hold; it still tells one address from another.
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

  /** Escapes in upper case; those of unreserved characters undone (RFC 3986 section 6.2.2). */
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
