package dev.isobar.ingest.feed.document;

/** Says why a body is not read as a feed. The message is for the owner of the feed. */
public final class UnreadableFeedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Creates the exception. */
  public UnreadableFeedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns the kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** Names the kinds of failures. */
  public enum Reason {
    /** No bytes, or only white space. */
    EMPTY,
    /** An HTML page that asks for a proof that the client is a person or a browser. */
    CHALLENGE_PAGE,
    /** Any other HTML page. */
    HTML_INSTEAD_OF_FEED,
    /** Bytes that are not text, such as an image or an archive. */
    BINARY,
    /** Over the limit after decompression. */
    TOO_LARGE,
    /** XML, JSON or text of another kind, for example OPML. */
    NOT_A_FEED,
    /** A document of a known kind that breaks off or is damaged before its first entry. */
    DAMAGED
  }
}
