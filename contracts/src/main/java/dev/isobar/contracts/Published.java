package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Holds the publication date of an article.
 *
 * @param value an ISO 8601 day, or an instant if the precision is {@code SECOND}
 * @param confidence from 0 to 1
 * @param evidence the source of the value, such as {@code dateline: 中新社北京1月12日电}
 */
public record Published(String value, Precision precision, double confidence, String evidence) {

  /** States whether the time of day is known. */
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
