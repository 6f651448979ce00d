package dev.isobar.contracts;

import java.time.LocalDate;

/**
 * Holds a date in the text.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record DateMention(String text, int start, int end, LocalDate from, LocalDate to) {
  public DateMention {
    Required.text("/dates/text", text);
    Required.range("/dates", start, end);
    Required.value("/dates/from", from);
    Required.value("/dates/to", to);
  }
}
