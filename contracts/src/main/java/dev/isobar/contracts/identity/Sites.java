package dev.isobar.contracts.identity;

import java.util.Set;

/**
 * Finds the part of a host that somebody registered: {@code example.co.uk} of {@code
 * m.news.example.co.uk}.
 *
 * @param secondLevel labels below the domain of a country under which names are registered
 * @param shared domains whose subdomains belong to different people
 */
record Sites(Set<String> secondLevel, Set<String> shared) {

  /** Returns the site of a host, which is the host itself if it is an IP address or a suffix. */
  String of(String host) {
    return host.substring(start(host));
  }

  /** Returns the index at which the site begins in {@code host}. */
  int start(String host) {
    int top = host.lastIndexOf('.');
    if (top < 0 || host.indexOf(':') >= 0 || isDigit(host.charAt(host.length() - 1))) {
      return 0;
    }
    int second = host.lastIndexOf('.', top - 1);
    if (second < 0) {
      return 0;
    }
    boolean isSuffix =
        host.length() - top == 3 && secondLevel.contains(host.substring(second + 1, top))
            || shared.contains(host.substring(second + 1));
    return isSuffix ? host.lastIndexOf('.', second - 1) + 1 : second + 1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
