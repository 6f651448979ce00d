package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which recognisers read an article: rules and dictionaries alone, or the statistical ones too. */
public enum Lane {
  @JsonProperty("quick")
  QUICK,
  @JsonProperty("deep")
  DEEP
}
