package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Names the lane that enriched an article: rules and dictionaries only, or statistical recognisers
 * as well.
 */
public enum Lane {
  @JsonProperty("quick")
  QUICK,
  @JsonProperty("deep")
  DEEP
}
