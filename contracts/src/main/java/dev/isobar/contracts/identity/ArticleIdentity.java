package dev.isobar.contracts.identity;

import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.identity.CanonicalUrl.Parts;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which article a raw article is.
 *
 * @param id the Kafka key
 * @param aliases other names of the same article: its id under earlier rules, the id of the address
 *     that the feed or the producer gave if the article's page names another one, and {@code guid:}
 *     with a hash where the feed's guid outlives a change of the address
 */
public record ArticleIdentity(String id, List<String> aliases) {
  /** Begins an alias that is made of a guid. Feeds may use a guid twice, so it is evidence only. */
  public static final String GUID = "guid:";

  /**
   * The field of a raw article, beyond the contract, with the link that its feed shows, if {@code
   * url} is another address of the same page.
   */
  public static final String FEED_LINK = "feedLink";

  /**
   * Returns the identity of an article. An id from earlier rules is replaced by the present one. An
   * id that no rules derive is its producer's own; it stays and has no aliases.
   */
  public static ArticleIdentity of(RawArticle raw) {
    Parts page = CanonicalUrl.parse(raw.url());
    String id = ArticleId.of(raw, page);
    String former = page == null ? id : ArticleIdV1.of(raw);
    if (raw.id() != null && !raw.id().equals(id) && !raw.id().equals(former)) {
      return new ArticleIdentity(raw.id(), List.of());
    }
    List<String> aliases = new ArrayList<>(3);
    // Under the rules of version 1, all routes of an application had the id of its page.
    if (!former.equals(id) && page.route().isEmpty()) {
      aliases.add(former);
    }
    String shown = page == null ? id : shown(raw, page);
    if (!shown.equals(id) && !aliases.contains(shown)) {
      aliases.add(shown);
    }
    String guid = page == null ? null : guid(raw, page);
    if (guid != null) {
      aliases.add(guid);
    }
    return new ArticleIdentity(id, aliases);
  }

  /** Returns the id of the address that was shown for the article, which may be another one. */
  private static String shown(RawArticle raw, Parts page) {
    Object link = raw.extensions().get(FEED_LINK);
    Parts shown = link instanceof String text ? CanonicalUrl.parse(text) : null;
    boolean mayBe =
        shown != null && CanonicalLink.mayBe(page, shown) && CanonicalLink.mayBe(shown, page);
    return ArticleId.of(mayBe ? shown : page);
  }

  /**
   * Returns the alias made of the guid, or null if the guid says no more than the address.
   * Addresses and URIs are names in the whole site, all other guids in their feed.
   */
  private static String guid(RawArticle raw, Parts page) {
    if (raw.guid() == null || raw.guid().isBlank()) {
      return null;
    }
    String guid = raw.guid().strip();
    Parts address = CanonicalUrl.parse(guid);
    if (address == null) {
      boolean isUri =
          guid.regionMatches(true, 0, "tag:", 0, 4) || guid.regionMatches(true, 0, "urn:", 0, 4);
      return name(page, isUri ? "" : raw.feed(), guid);
    }
    boolean isHome =
        address.path().isEmpty() && address.query().isEmpty() && address.route().isEmpty();
    if (isHome || address.equals(page)) {
      return null;
    }
    boolean isOfSite = address.site().equals(page.site());
    return name(page, isOfSite ? "" : raw.feed(), address.toString());
  }

  private static String name(Parts page, String feed, String guid) {
    return GUID + ArticleId.hash("guid\n" + page.site() + "\n" + feed + "\n" + guid);
  }
}
