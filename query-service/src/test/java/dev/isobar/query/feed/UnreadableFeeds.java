package dev.isobar.query.feed;

import java.net.URI;

/** Reads feeds, but fails for some. */
public final class UnreadableFeeds extends FeedReader {
  private final FeedReader real;
  private final String word;

  /**
   * Creates it.
   *
   * @param word what the addresses of unreadable feeds contain
   */
  public UnreadableFeeds(FeedReader real, String word) {
    super(null, null, null, null);
    this.real = real;
    this.word = word;
  }

  @Override
  public void check(FeedSelection feed) {
    real.check(feed);
  }

  @Override
  public Document read(FeedSelection feed, String base, URI address) {
    if (address.toString().contains(word)) {
      throw new IllegalStateException("unreadable");
    }
    return real.read(feed, base, address);
  }

  @Override
  public String version() {
    return real.version();
  }
}
