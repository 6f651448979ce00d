package dev.isobar.contracts.identity;

import java.util.Optional;

/**
 * Computes the form of a URL that is equal for all addresses of one article. It serves as an
 * identity only and must not be opened. It ignores the scheme, the default port, user and password,
 * the spelling of host, path and query, the order of parameters, and what {@code url-rules.yaml}
 * lists: tracking parameters, session ids, AMP, mobile and print forms. A fragment counts only if
 * it is the route of an application: {@code #!/story/1} or {@code #/story/1}.
 */
public final class CanonicalUrl {
  private static final UrlRules RULES = UrlRules.load();
  private static final UrlHost HOSTS = new UrlHost(RULES);
  private static final UrlPath PATHS = new UrlPath(RULES);
  private static final UrlQuery QUERIES = new UrlQuery(RULES);
  private static final UrlWrappers WRAPPERS = new UrlWrappers(RULES, HOSTS);

  private CanonicalUrl() {}

  /**
   * Returns the canonical form without scheme, or empty if {@code url} is not an http or https
   * address.
   */
  public static Optional<String> of(String url) {
    return Optional.ofNullable(parse(url)).map(Parts::toString);
  }

  /**
   * Holds the parts of a canonical form.
   *
   * @param path empty or beginning with a slash
   * @param query empty or without its question mark
   * @param route empty or beginning with {@code !} or a slash
   */
  record Parts(String host, String path, String query, String route) {
    String site() {
      return HOSTS.site(host);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(host).append(path);
      if (!query.isEmpty()) {
        text.append('?').append(query);
      }
      return route.isEmpty() ? text.toString() : text.append('#').append(route).toString();
    }
  }

  /** Returns null if {@code url} is not an http or https address. */
  static Parts parse(String url) {
    HttpUrl written = url == null ? null : HttpUrl.parse(url);
    if (written == null) {
      return null;
    }
    HttpUrl article = WRAPPERS.unwrapped(written);
    String host = HOSTS.canonical(article.host());
    if (host.isEmpty()) {
      return null;
    }
    UrlRules.Site site = HOSTS.exceptions(host);
    return new Parts(
        host,
        PATHS.canonical(article.path(), site != null && site.keepPath()),
        QUERIES.canonical(article.query(), site),
        route(article.fragment(), site));
  }

  /** Returns the route of an application in a fragment, or an empty text. */
  private static String route(String fragment, UrlRules.Site site) {
    if (fragment.isEmpty() || fragment.charAt(0) != '!' && fragment.charAt(0) != '/') {
      return "";
    }
    int mark = fragment.indexOf('?');
    String path = mark < 0 ? fragment : fragment.substring(0, mark);
    String query = mark < 0 ? "" : QUERIES.canonical(fragment.substring(mark + 1), site);
    String route =
        PercentEncoding.normalise(path, PercentEncoding.Part.PATH)
            + (query.isEmpty() ? "" : "?" + query);
    // Browsers hide a text fragment from the application.
    int end = route.indexOf(":~:");
    end = end < 0 ? route.length() : end;
    while (end > 0 && "/?".indexOf(route.charAt(end - 1)) >= 0) {
      end--;
    }
    return end == 1 && route.charAt(0) == '!' ? "" : route.substring(0, end);
  }
}
