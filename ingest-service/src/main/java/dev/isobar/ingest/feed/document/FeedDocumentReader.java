package dev.isobar.ingest.feed.document;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import dev.isobar.ingest.feed.document.FormatDetector.Detected;
import dev.isobar.ingest.feed.document.UnreadableFeedException.Reason;
import dev.isobar.ingest.fetch.ChallengeAnswer;
import java.net.URI;
import java.time.ZoneId;

/**
 * Reads the answer of a server for a feed: decodes the bytes, recognises the format by its first
 * element, and lets the reader of the format do the rest. Faults are read with a warning.
 */
public final class FeedDocumentReader {
  private final DocumentLimits limits;

  /** Creates a reader with the default limits. */
  public FeedDocumentReader() {
    this(DocumentLimits.DEFAULT);
  }

  /** Creates a reader. */
  public FeedDocumentReader(DocumentLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document.
   *
   * @param body the bytes after the content encoding of HTTP is undone
   * @param contentType the header Content-Type; null if it is absent
   * @param address the address that answered, which relative links refer to
   * @param zone the zone of dates without offset
   * @param kind {@link FeedKind#PAGE} reads HTML as a page with links; else the document says what
   *     it is
   * @param hints where the links of a page are
   * @throws UnreadableFeedException if the body is not a feed
   */
  public FeedDocument read(
      byte[] body,
      String contentType,
      URI address,
      ZoneId zone,
      FeedKind kind,
      ExtractionHints hints)
      throws UnreadableFeedException {
    Warnings warnings = new Warnings();
    byte[] bytes = GzipFile.opened(body, limits.inflatedBytes(), warnings);
    if (BodyCheck.isBlank(bytes)) {
      throw new UnreadableFeedException(Reason.EMPTY, "The answer is empty.");
    }
    BodyCheck.refuseBinary(bytes);
    String text = DecodedBody.decode(bytes, contentType, warnings);
    Detected detected = FormatDetector.detect(text, warnings);
    ReadContext context = ReadContext.of(address, zone, limits, warnings);
    return switch (detected.format()) {
      case RSS -> new RssReader(context).read(repaired(text, detected, warnings));
      case ATOM -> new AtomReader(context).read(repaired(text, detected, warnings));
      case CDF -> new CdfReader(context).read(repaired(text, detected, warnings));
      case JSON_FEED -> new JsonFeedReader(context).read(text.strip());
      case SITEMAP -> new SitemapReader(context).read(repaired(text, detected, warnings));
      case SITEMAP_INDEX ->
          new SitemapIndexReader(context).read(repaired(text, detected, warnings));
      case TEXT -> readText(kind, text, context);
      case HTML -> readHtml(kind, hints, text, context);
      default -> throw unreadable(detected.format());
    };
  }

  private String repaired(String text, Detected detected, Warnings warnings) {
    boolean isSitemap =
        detected.format() == DetectedFormat.SITEMAP
            || detected.format() == DetectedFormat.SITEMAP_INDEX;
    int tags = isSitemap ? limits.sitemapTags() : limits.tags();
    return MarkupRepair.repair(text, detected.start(), tags, warnings);
  }

  private static FeedDocument readText(FeedKind kind, String text, ReadContext context)
      throws UnreadableFeedException {
    if (kind == FeedKind.SITEMAP && TextSitemapReader.isSitemap(text)) {
      return new TextSitemapReader(context).read(text);
    }
    throw unreadable(DetectedFormat.TEXT);
  }

  private static FeedDocument readHtml(
      FeedKind kind, ExtractionHints hints, String text, ReadContext context)
      throws UnreadableFeedException {
    FeedDocument page =
        kind == FeedKind.PAGE ? new PageReader(context, hints.links()).read(text) : null;
    // A page with links is read even if it holds marks of a challenge, such as a captcha in a form.
    if (page != null && (!page.entries().isEmpty() || !ChallengeAnswer.isInsteadOfFeed(text))) {
      return page;
    }
    throw ChallengeAnswer.isInsteadOfFeed(text)
        ? new UnreadableFeedException(
            Reason.CHALLENGE_PAGE,
            "The server sends a page that asks for a browser or a person instead of the feed.")
        : new UnreadableFeedException(
            Reason.HTML_INSTEAD_OF_FEED, "The server sends an HTML page instead of the feed.");
  }

  private static UnreadableFeedException unreadable(DetectedFormat format) {
    String what =
        switch (format) {
          case OPML -> "a list of feeds (OPML)";
          case OTHER_XML -> "XML of an unknown kind";
          case OTHER_JSON -> "JSON that is not a JSON Feed";
          default -> "plain text";
        };
    return new UnreadableFeedException(
        Reason.NOT_A_FEED, "The server sends " + what + ", which is not a feed.");
  }
}
