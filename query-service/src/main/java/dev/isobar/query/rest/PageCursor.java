package dev.isobar.query.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points to the position in a sorted list after the item with this number and id.
 *
 * @param number the first sort key: a time or a count
 * @param id the second sort key, for items with the same number
 */
public record PageCursor(long number, String id) {
  /** The number and the id in Base64; openapi.yaml has the same pattern. */
  private static final Pattern WIRE =
      Pattern.compile("(-?[0-9]{1,18})\\.((?:[A-Za-z0-9_-]{4})*[A-Za-z0-9_-]{2,4})");

  /** Returns the value of {@code after}: opaque, safe in URLs. */
  @Override
  public String toString() {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return number + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads the value of {@code after}.
   *
   * @throws BadParameterException if it does not have the form of {@link #toString}
   */
  public static PageCursor parse(String after) {
    Matcher wire = WIRE.matcher(after);
    if (!wire.matches()) {
      throw invalid();
    }
    byte[] id = Base64.getUrlDecoder().decode(wire.group(2));
    return new PageCursor(
        Long.parseLong(wire.group(1)),
        new String(id, StandardCharsets.UTF_8).replace('\0', '\uFFFD'));
  }

  /** Returns the error of a value that is not a cursor of the list. */
  public static BadParameterException invalid() {
    return new BadParameterException(
        "after", "after is not a valid cursor for this list: send \"next\" of the previous page");
  }
}
