package dev.isobar.query.feed;

import java.util.Locale;
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

  /** Returns the value of Content-Type. */
  String contentType() {
    return type + ";charset=UTF-8";
  }

  /** Returns the format with this ending of addresses: {@code atom} or {@code json}. */
  public static FeedFormat of(String ending) {
    return valueOf(ending.toUpperCase(Locale.ROOT));
  }

  byte[] write(Feed feed) {
    return writer.apply(feed);
  }
}
