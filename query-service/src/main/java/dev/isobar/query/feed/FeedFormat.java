package dev.isobar.query.feed;

import java.util.function.Function;

/** The formats of feeds. */
public enum FeedFormat {
  ATOM(AtomWriter.TYPE, AtomWriter::write),
  JSON(JsonFeedWriter.TYPE, JsonFeedWriter::write);

  private final String type;
  private final Function<Feed, byte[]> writer;

  FeedFormat(String type, Function<Feed, byte[]> writer) {
    this.type = type;
    this.writer = writer;
  }

  /** Returns the media type. */
  public String type() {
    return type;
  }

  byte[] write(Feed feed) {
    return writer.apply(feed);
  }
}
