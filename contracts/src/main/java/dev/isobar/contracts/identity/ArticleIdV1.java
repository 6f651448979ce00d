package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Derives the id that an article had under version 1 of the rules. It is frozen: articles are
 * stored and linked under these ids.
 */
final class ArticleIdV1 {
  private static final Pattern HTTP =
      Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)utm_.*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|spm|scm|"
              + "_hs(enc|mi)|cmpid|ocid|smid|share_token|wt\\.mc_id|at_(medium|campaign|custom\\d)");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private ArticleIdV1() {}

  /** Returns 32 hexadecimal digits. */
  static String of(RawArticle raw) {
    String canonical = canonical(raw.url());
    return canonical == null ? ArticleId.withoutUrl(raw) : ArticleId.hash("url\n" + canonical);
  }

  /** Returns null if {@code url} is not an http or https address. */
  static String canonical(String url) {
    Matcher parts = HTTP.matcher(url == null ? "" : url.strip());
    if (!parts.matches()) {
      return null;
    }
    String path = escapes(parts.group(2)).replaceFirst("/+$", "");
    String query = query(parts.group(3));
    return host(parts.group(1)) + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String host(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)?$", "");
    try {
      name = name.contains(":") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
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
        .map(ArticleIdV1::escapes)
        .sorted()
        .collect(Collectors.joining("&"));
  }

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
