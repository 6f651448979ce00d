package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.CanonicalUrl.Parts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the address that a page names as its own: {@code <link rel=canonical>} (RFC 6596), else
 * {@code og:url}. It reads the head of the page only.
 *
 * <p>Many sites name the home page or a section on all of their pages. Such an address would make
 * all articles one, so it is ignored, and so is one on another site.
 */
public final class CanonicalLink {
  /** Parameters that select a part of an article. All parts name the first one. */
  private static final Set<String> PAGES =
      Set.of("page", "paged", "pg", "pageno", "pagenum", "page_num", "pagenumber", "currentpage");

  /** Segments below an article that give it in another form. */
  private static final Set<String> FORMS =
      Set.of("amp", "print", "mobile", "comments", "share", "email", "full", "single", "all");

  /**
   * A segment that may name a section or a program: one word. An article's has digits or several
   * words.
   */
  private static final Pattern SECTION =
      Pattern.compile("(?:[\\p{L}&&[^\\p{IsHan}]]{1,24}|\\p{IsHan}{1,4})(?:\\.[A-Za-z]{2,5})?");

  private CanonicalLink() {}

  private record Named(String address, Parts parts) {}

  /** Returns the address that the article's page names, absolute, if it may be its own. */
  public static Optional<String> of(RawArticle raw) {
    Parts page = CanonicalUrl.parse(raw.url());
    return page == null ? Optional.empty() : named(raw, page).map(Named::address);
  }

  /**
   * Returns the canonical address that the article's page names.
   *
   * @param page the canonical address of the article's URL
   * @return null if the article is not HTML or names no address that may be its own
   */
  static Parts of(RawArticle raw, Parts page) {
    return named(raw, page).map(Named::parts).orElse(null);
  }

  private static Optional<Named> named(RawArticle raw, Parts page) {
    // One page of an application contains all routes.
    if (!isHtml(raw.contentType()) || !page.route().isEmpty()) {
      return Optional.empty();
    }
    HtmlHead head = HtmlHead.read(raw);
    List<String> addresses = head.canonicals().isEmpty() ? head.ogUrls() : head.canonicals();
    Named found = null;
    for (String one : addresses) {
      String address = resolve(one, raw.url(), head.base());
      Parts parts = CanonicalUrl.parse(address);
      // Several addresses name none.
      if (parts == null || found != null && !found.parts().equals(parts)) {
        return Optional.empty();
      }
      found = new Named(address, parts);
    }
    return Optional.ofNullable(found).filter(one -> mayBe(one.parts(), page));
  }

  private static boolean isHtml(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).contains("html");
  }

  /** Returns whether a page may be the article at another address of its site. */
  static boolean mayBe(Parts named, Parts page) {
    if (named.equals(page)) {
      return true;
    }
    boolean isHome = named.path().isEmpty() && named.query().isEmpty();
    return !isHome
        && named.route().isEmpty()
        && named.site().equals(page.site())
        && !isSection(named, page)
        && !dropsPage(named.query(), page.query());
  }

  private static boolean isSection(Parts named, Parts page) {
    if (!named.query().isEmpty()) {
      return false;
    }
    if (page.path().startsWith(named.path() + "/")) {
      return !FORMS.contains(page.path().substring(named.path().length() + 1));
    }
    for (String segment : named.path().substring(1).split("/")) {
      if (!SECTION.matcher(PercentEncoding.decode(segment)).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean dropsPage(String named, String page) {
    for (String parameter : page.split("&")) {
      String name = parameter.substring(0, Math.max(0, parameter.indexOf('=')));
      if (PAGES.contains(name.toLowerCase(Locale.ROOT))
          && !List.of(named.split("&")).contains(parameter)) {
        return true;
      }
    }
    return false;
  }

  private static String resolve(String address, String page, String base) {
    if (address.regionMatches(true, 0, "http:", 0, 5)
        || address.regionMatches(true, 0, "https:", 0, 6)) {
      return address;
    }
    URI of = uri(page);
    URI relative = uri(address);
    if (of == null || relative == null || relative.isAbsolute()) {
      return null;
    }
    URI named = base == null ? null : uri(base);
    URI from = named == null || named.isOpaque() ? of : of.resolve(named);
    return from.resolve(relative).toString();
  }

  private static URI uri(String address) {
    try {
      return new URI(address.strip().replace(" ", "%20").replace("|", "%7C"));
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
