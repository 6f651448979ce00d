package dev.isobar.ingest.feed.document;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;

/** Holds the shared state of the readers of one document. */
record ReadContext(
    URI address,
    FeedDateParser dates,
    DocumentLimits limits,
    Warnings warnings,
    TextReader texts,
    EntryLinks links) {

  static ReadContext of(URI address, ZoneId zone, DocumentLimits limits, Warnings warnings) {
    return new ReadContext(
        address,
        new FeedDateParser(zone),
        limits,
        warnings,
        new TextReader(limits, warnings),
        new EntryLinks(warnings));
  }

  /** Reads a time; null with a warning if it cannot be read, null if there is none. */
  Instant time(String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    Instant time = dates.parse(written);
    if (time == null) {
      warnings.add("A date cannot be read", shown(written));
    }
    return time;
  }

  /** Reads the time in an element; null as in {@link #time(String)}, and without an element. */
  Instant time(FeedElement element) {
    return element == null ? null : time(element.text());
  }

  /** Returns a parser for the document. */
  XmlFeedParser parser() {
    return new XmlFeedParser(address, limits.depth(), warnings);
  }

  private static String shown(String written) {
    String line = TextReader.line(written.substring(0, Math.min(written.length(), 200)));
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }
}
