package dev.isobar.enrich.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Knows the addresses that a page has for itself: where it was read from, its canonical one, and
 * the one that it is shared by.
 */
public final class PageAddress {
  private final Set<String> own = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();

  PageAddress(Document page) {
    add(page.location());
    add(attribute(page, "link[rel=canonical]", "href"));
    add(attribute(page, "meta[property=og:url]", "content"));
  }

  private void add(String address) {
    String comparable = comparable(address);
    if (isAbsolute(address) && !comparable.isEmpty()) {
      own.add(comparable);
      hosts.add(host(comparable));
    }
  }

  /** Returns whether the page says anything about its address. */
  boolean isKnown() {
    return !own.isEmpty();
  }

  /** Returns whether an absolute address is the page's own. */
  boolean isOwn(String address) {
    return own.contains(comparable(address));
  }

  /**
   * Returns a comparable form of the address of another page of the same site, or null for anything
   * else: a place in the same page, a script, a mail, another site.
   */
  String otherPage(String href) {
    String lower = href.strip().toLowerCase(Locale.ROOT);
    boolean absolute = isAbsolute(lower);
    if (lower.isEmpty()
        || lower.startsWith("#")
        || !absolute && lower.matches("[a-z][a-z+.-]*:.*")) {
      return null;
    }
    String comparable = comparable(lower);
    if (absolute) {
      boolean sameSite = hosts.isEmpty() || hosts.contains(host(comparable));
      return !sameSite || own.contains(comparable) ? null : comparable;
    }
    String path = comparable.startsWith("./") ? comparable.substring(2) : comparable;
    boolean same = path.isEmpty() || own.stream().anyMatch(address -> isPathOf(path, address));
    return same ? null : path;
  }

  private static boolean isPathOf(String path, String address) {
    int slash = address.indexOf('/');
    String ownPath = slash < 0 ? "/" : address.substring(slash);
    return path.startsWith("/")
        ? path.equals(ownPath)
        : path.equals(ownPath.substring(ownPath.lastIndexOf('/') + 1));
  }

  private static boolean isAbsolute(String address) {
    String lower = address.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("//");
  }

  private static String host(String comparable) {
    int slash = comparable.indexOf('/');
    return slash < 0 ? comparable : comparable.substring(0, slash);
  }

  /** Returns an address without scheme, "www.", fragment and slash at its end. */
  public static String comparable(String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT);
    int fragment = plain.indexOf('#');
    plain = fragment < 0 ? plain : plain.substring(0, fragment);
    return plain
        .replaceFirst("^(?:https?:)?//(?:(?:www|m|amp|mobile)\\.)*", "")
        .replaceFirst("/+$", "");
  }

  private static String attribute(Document page, String selector, String name) {
    Element element = page.selectFirst(selector);
    return element == null ? "" : element.attr(name);
  }
}
