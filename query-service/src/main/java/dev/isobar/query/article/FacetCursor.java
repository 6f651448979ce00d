package dev.isobar.query.article;

import dev.isobar.query.rest.BadParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list that is sorted by falling count, then by id. Counts move while articles arrive:
 * what overtakes the place meanwhile is not seen again until the list is read from its start.
 */
public record FacetCursor(long count, String id) {

  /** The value of {@code after}: opaque, safe in URLs. */
  @Override
  public String toString() {
    byte[] place = (count + ":" + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /**
   * @param after null for the beginning
   * @return null for the beginning
   * @throws BadParameter if it is not what {@link #toString} wrote
   */
  public static FacetCursor parse(String after) {
    if (after == null) {
      return null;
    }
    try {
      String place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      int colon = place.indexOf(':');
      if (colon > 0 && colon < place.length() - 1 && place.indexOf('\0') < 0) {
        return new FacetCursor(
            Long.parseLong(place.substring(0, colon)), place.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      // Says nothing that the client could use.
    }
    throw new BadParameter(
        "after", "after is not a valid cursor for this list: use \"next\" of the previous page");
  }
}
