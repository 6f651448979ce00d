package dev.isobar.ingest.feed.document;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Reads documents in tests. */
final class Reading {
  static final URI ADDRESS = URI.create("https://example.org/news/feed.xml");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Reading() {}

  static FeedDocument feed(String text) throws UnreadableFeedException {
    return feed(text.getBytes(StandardCharsets.UTF_8), null);
  }

  static FeedDocument feed(byte[] body, String contentType) throws UnreadableFeedException {
    return new FeedDocumentReader()
        .read(body, contentType, ADDRESS, SHANGHAI, FeedKind.FEED, ExtractionHints.NONE);
  }

  static FeedDocument read(String text, FeedKind kind, ExtractionHints hints)
      throws UnreadableFeedException {
    return new FeedDocumentReader()
        .read(text.getBytes(StandardCharsets.UTF_8), null, ADDRESS, SHANGHAI, kind, hints);
  }

  static String rss(String channel) {
    return "<rss version=\"2.0\"><channel>" + channel + "</channel></rss>";
  }

  static FeedEntry item(String item) throws UnreadableFeedException {
    return feed(rss("<item>" + item + "</item>")).entries().get(0);
  }

  static FeedEntry atomEntry(String entry) throws UnreadableFeedException {
    String feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>%s</entry></feed>";
    return feed(feed.formatted(entry)).entries().get(0);
  }
}
