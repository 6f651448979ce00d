package dev.isobar.query.feed;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.isobar.query.rest.XmlDocument;
import java.time.OffsetDateTime;

/** Writes feeds as Atom (RFC 4287), with paging (RFC 5005). */
final class AtomWriter {
  static final String TYPE = "application/atom+xml";

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String TOPICS = "https://isobar.dev/topics";

  private AtomWriter() {}

  static byte[] write(Feed feed) {
    XmlDocument xml = new XmlDocument();
    xml.start("feed", "xmlns", NAMESPACE)
        .text("id", feed.id())
        .text("title", feed.title())
        .text("subtitle", feed.subtitle())
        .text("updated", time(feed.updated()))
        .text("generator", "Isobar", "uri", "https://isobar.dev")
        .empty("link", "rel", "self", "type", TYPE, "href", feed.self())
        .empty("link", "rel", "alternate", "type", "application/json", "href", feed.home());
    if (feed.hub() != null) {
      xml.empty("link", "rel", "hub", "href", feed.hub());
    }
    if (feed.next() != null) {
      xml.empty("link", "rel", "next", "type", TYPE, "href", feed.next());
    }
    feed.entries().forEach(entry -> write(entry, xml));
    return xml.end().bytes();
  }

  private static void write(FeedEntry entry, XmlDocument xml) {
    xml.start("entry", "xml:lang", entry.language())
        .text("id", entry.id())
        .text("title", entry.title())
        .text("updated", time(entry.updated()))
        .text("published", time(entry.published()))
        .empty("link", "rel", "alternate", "href", entry.url())
        .empty("link", "rel", "related", "type", "application/json", "href", entry.document());
    entry.authors().forEach(author -> xml.start("author").text("name", author).end());
    entry.topics().forEach(topic -> xml.empty("category", "term", topic, "scheme", TOPICS));
    xml.text("summary", entry.summary());
    xml.start("source").text("title", entry.source()).end().end();
  }

  private static String time(OffsetDateTime time) {
    return time == null ? null : ISO_OFFSET_DATE_TIME.format(time);
  }
}
