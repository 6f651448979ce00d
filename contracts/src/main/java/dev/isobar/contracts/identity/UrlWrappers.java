package dev.isobar.contracts.identity;

import java.util.List;

/** Finds the address that another one holds: of an AMP cache, or of a page that redirects. */
final class UrlWrappers {
  /** Addresses nested deeper than this are attempts to waste time. */
  private static final int MAX_DEPTH = 8;

  /** Length of the longest top level that is part of Google's hosts, such as com.hk. */
  private static final int MAX_TOP_LEVEL = 6;

  private final List<UrlRules.Wrapper> wrappers;
  private final UrlHost hosts;

  UrlWrappers(UrlRules rules, UrlHost hosts) {
    this.wrappers = rules.wrappers();
    this.hosts = hosts;
  }

  /** Returns the innermost address, which is {@code url} itself for most. */
  HttpUrl unwrapped(HttpUrl url) {
    HttpUrl inner = url;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      HttpUrl next = next(inner);
      if (next == null) {
        return inner;
      }
      inner = next;
    }
    return inner;
  }

  private HttpUrl next(HttpUrl url) {
    String host = null;
    for (UrlRules.Wrapper wrapper : wrappers) {
      if (mayHold(wrapper, url)) {
        host = host == null ? hosts.canonical(url.host()) : host;
        HttpUrl inner = isHost(wrapper, host) ? inner(wrapper, url) : null;
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }

  private static boolean mayHold(UrlRules.Wrapper wrapper, HttpUrl url) {
    if (wrapper.parameter() == null) {
      return url.path().startsWith(wrapper.path());
    }
    String path = url.path().isEmpty() ? "/" : url.path();
    return url.query() != null
        && (path.equals(wrapper.path()) || path.equals(wrapper.path() + "/"));
  }

  private static boolean isHost(UrlRules.Wrapper wrapper, String host) {
    for (String one : wrapper.hosts()) {
      boolean found =
          one.charAt(0) == '.'
              ? host.endsWith(one)
              : one.endsWith(".*")
                  ? host.startsWith(one.substring(0, one.length() - 1))
                      && host.length() <= one.length() + MAX_TOP_LEVEL - 1
                  : host.equals(one);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static HttpUrl inner(UrlRules.Wrapper wrapper, HttpUrl url) {
    if (wrapper.parameter() == null) {
      String address = url.path().substring(wrapper.path().length());
      HttpUrl inner = HttpUrl.parse("https://" + address);
      return inner == null || inner.host().indexOf('.') < 0
          ? null
          : new HttpUrl(inner.host(), inner.path(), url.query(), url.fragment());
    }
    for (String name : wrapper.parameter()) {
      for (String parameter : url.query().split("&")) {
        if (parameter.startsWith(name + "=")) {
          return HttpUrl.parse(PercentEncoding.decode(parameter.substring(name.length() + 1)));
        }
      }
    }
    return null;
  }
}
