package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in the list of articles, between two of them: after the one with this time and id. It
 * stays valid whatever is added or taken away.
 */
record ArticleCursor(Instant at, String id) {

  /** The value of {@code after}: opaque, safe in URLs. */
  @Override
  public String toString() {
    byte[] place = (at.toEpochMilli() + ":" + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /**
   * @throws BadParameter if it is not what {@link #toString} wrote
   */
  static ArticleCursor parse(String after) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      int colon = place.indexOf(':');
      if (colon > 0 && colon < Math.min(20, place.length() - 1) && place.indexOf('\0') < 0) {
        Instant at = Instant.ofEpochMilli(Long.parseLong(place.substring(0, colon)));
        if (ArticleTime.isInRange(at)) {
          return new ArticleCursor(at, place.substring(colon + 1));
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Says nothing that the client could use.
    }
    throw new BadParameter(
        "after", "after is not a valid cursor for this list: use \"next\" of the previous page");
  }
}
