package dev.isobar.query.cursor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says how many changes of its stories a view has made. Its text form is {@code 00c0ffee-789}.
 *
 * @param view eight hexadecimal digits: a view that was rebuilt has other ones
 * @param number grows with each change
 */
public record ViewPosition(String view, long number) {
  /** Stands before the position in a cursor; needs no escape in addresses. */
  static final char MARK = '~';

  private static final Pattern WIRE = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

  /** Checks the view. */
  public ViewPosition {
    if (!view.matches("[0-9a-f]{8}") || number < 0) {
      throw new IllegalArgumentException("view " + view + " at " + number);
    }
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if it is invalid; the message names the error and the remedy
   */
  static ViewPosition parse(String wire) {
    Matcher parts = WIRE.matcher(wire);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "contains an invalid position of the view behind ~: send the value of an Isobar-Cursor"
              + " header, such as v2_5f0c11d2_0-123.1-456~00c0ffee-789");
    }
    return new ViewPosition(parts.group(1), Long.parseLong(parts.group(2)));
  }

  @Override
  public String toString() {
    return view + "-" + number;
  }
}
