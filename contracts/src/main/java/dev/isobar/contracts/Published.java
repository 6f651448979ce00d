package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When an article was published.
 *
 * @param value an ISO-8601 day, or an instant where the precision is {@code SECOND}
 * @param confidence from 0 to 1
 * @param evidence where it was read, for example {@code dateline: 中新社北京1月12日电}
 */
public record Published(String value, Precision precision, double confidence, String evidence) {

  /** How exactly the time is known. */
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
