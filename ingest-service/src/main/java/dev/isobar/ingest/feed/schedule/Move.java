package dev.isobar.ingest.feed.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.fetch.FetchResponse.Redirect;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds where a feed's server says that the feed moved to, permanently.
 *
 * @param target the new address
 * @param held in how many polls in a row the server said so and a feed of the same kind was there
 * @param known whether the target is known to be the same feed: it had entries of the old address,
 *     and it is not less safe than the old one
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Move(String target, int held, boolean known) {
  /** How often a permanent redirect must hold before its target becomes the feed's address. */
  public static final int TIMES = 3;

  /** Tells whether the target becomes the feed's address; otherwise it is only proposed. */
  public boolean decided() {
    return known && held >= TIMES;
  }

  /**
   * Returns the move after an answer that was a feed or 304; null if the feed did not move.
   *
   * @param sameFeed whether the answer is 304, has entries that were known before, or is the first
   */
  static Move after(Move before, String url, Answer answer, boolean sameFeed) {
    Optional<String> target = permanentTarget(answer).filter(t -> !t.equals(url));
    if (target.isEmpty()) {
      return null;
    }
    if (before != null && before.target.equals(target.get())) {
      return new Move(before.target, Math.min(before.held + 1, 1000), before.known);
    }
    boolean lessSafe = isHttps(url) && !isHttps(target.get());
    return new Move(target.get(), 1, sameFeed && !lessSafe);
  }

  /** Follows 301 and 308 up to the first temporary redirect. */
  private static Optional<String> permanentTarget(Answer answer) {
    String target = null;
    for (Redirect redirect : answer.redirects()) {
      if (redirect.status() != 301 && redirect.status() != 308) {
        break;
      }
      target = redirect.target().toString();
    }
    return Optional.ofNullable(target);
  }

  private static boolean isHttps(String url) {
    return url != null && url.toLowerCase(Locale.ROOT).startsWith("https:");
  }
}
