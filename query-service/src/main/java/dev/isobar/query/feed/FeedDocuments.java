package dev.isobar.query.feed;

import dev.isobar.contracts.Sha256;
import dev.isobar.query.rest.ListPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** Writes feeds from the view; each needs a snapshot of it. */
@ApplicationScoped
class FeedDocuments {
  private static final int TAG_BYTES = 12;
  private static final String[] NOT_OF_LIST = {"per", "revisions", "after", FeedAccess.TOKEN};

  private final FeedQueries view;
  private final HubAddress hub;

  FeedDocuments(FeedQueries view, HubAddress hub) {
    this.view = view;
    this.hub = hub;
  }

  /**
   * Holds a feed.
   *
   * @param partial whether the search gave up before the page was full
   */
  record Written(byte[] bytes, boolean partial) {
    /** Returns the hash of the feed, for its ETag. */
    String tag() {
      return Sha256.hex(bytes, TAG_BYTES);
    }
  }

  /**
   * Writes a feed.
   *
   * @param base the address of the service, without a slash at its end
   * @param address the path and query of the feed below it
   */
  Written write(FeedHead head, FeedRequest wanted, FeedFormat format, String base, URI address) {
    ListPage<FeedEntry> page =
        view.entries(wanted, new EntryFactory(base, wanted.revisions(), wanted.zone()));
    String list = head.list() + query(UriBuilder.fromUri(address), NOT_OF_LIST);
    Feed feed =
        new Feed(
            EntryFactory.feedId(list),
            head.title(),
            head.subtitle(),
            self(base, address),
            base + list,
            page.next() == null
                ? null
                : base
                    + address.getRawPath()
                    + query(UriBuilder.fromUri(address).replaceQueryParam("after", page.next())),
            hub(address),
            page.items());
    return new Written(format.write(feed), page.partial());
  }

  /** Returns the whole address of a feed. */
  static String self(String base, URI address) {
    return base + address.getRawPath() + query(UriBuilder.fromUri(address));
  }

  /**
   * Returns the hub of a feed; null if there is none. What a client gets under the address of a
   * list depends on what it accepts, so that address stands for no feed.
   */
  String hub(URI address) {
    boolean isTopic =
        address.getRawPath().matches(".*/feed\\.[a-z]+")
            && address.toString().length() <= HubAddress.MAX_TOPIC;
    return isTopic ? hub.hub().orElse(null) : null;
  }

  /** Returns the query of an address without some parameters, with its question mark. */
  private static String query(UriBuilder builder, String... without) {
    for (String name : without) {
      builder.replaceQueryParam(name, (Object[]) null);
    }
    String query = builder.build().getRawQuery();
    return query == null || query.isEmpty() ? "" : "?" + query;
  }
}
