package dev.isobar.ingest.fetch;

/** Says why there is no answer of a server. The message is for the owner of the feed. */
public final class FetchException extends Exception {
  private static final String NO_PUBLIC_HOST =
      "The address, or a redirect from there, does not lead to a host with a public address;"
          + " isobar.fetch.allowed-hosts can allow a host.";

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Creates the exception. */
  public FetchException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns the kind of failure. */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the message for people who must not learn which inner hosts exist: it tells a name that
   * does not exist and one of an inner network with the same words.
   */
  public String discreetMessage() {
    return discreet(reason, getMessage());
  }

  /** Returns the message of a failure of this kind for the same people. */
  public static String discreet(Reason reason, String message) {
    return isAboutInnerHosts(reason) ? NO_PUBLIC_HOST : message;
  }

  /** Returns whether a failure of this kind tells which inner hosts exist. */
  public static boolean isAboutInnerHosts(Reason reason) {
    return reason == Reason.UNKNOWN_HOST || reason == Reason.FORBIDDEN_ADDRESS;
  }

  /** Names the kinds of failures. */
  public enum Reason {
    /** Not http or https, no host, or a malformed address. */
    BAD_ADDRESS,
    /** The address or a redirect leads to a private or otherwise forbidden network. */
    FORBIDDEN_ADDRESS,
    UNKNOWN_HOST,
    CONNECTION_FAILED,
    TLS,
    TIMEOUT,
    /** The body or a header is over its limit, also after decompression. */
    TOO_LARGE,
    TOO_MANY_REDIRECTS,
    /** The answer is not HTTP, or its body cannot be decompressed. */
    BAD_ANSWER,
    /** robots.txt does not allow this address. */
    ROBOTS,
    /** The host has asked for a pause that is not over; nothing was sent. */
    PAUSED,
    /** This service failed, not the server. */
    INTERNAL
  }
}
