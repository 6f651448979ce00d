package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Holds the date of publication or of the last change of an article. The first ten characters of
 * the value are the day on the publisher's calendar.
 *
 * @param value an ISO 8601 day, or an instant with the publisher's offset if the precision is
 *     {@code SECOND}
 * @param confidence from 0 to 1
 * @param evidence the source of the value, such as {@code dateline: 中新社北京1月12日电}
 * @param uncertain whether day and month may be exchanged: 05/09/2024 on a page without a country.
 *     Then the precision is {@code DAY}. JSON has it only if it is true, and older readers ignore
 *     it
 */
public record Published(
    String value,
    Precision precision,
    double confidence,
    String evidence,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean uncertain) {

  /**
   * States how much is known: the day, or the time of day too. Version 1 has no further values,
   * because readers refuse those that they do not know.
   */
  public enum Precision {
    @JsonProperty("day")
    DAY,
    @JsonProperty("second")
    SECOND
  }

  public Published {
    Required.text("/published/value", value);
    Required.value("/published/precision", precision);
    Required.share("/published/confidence", confidence);
    Required.value("/published/evidence", evidence);
  }
}
