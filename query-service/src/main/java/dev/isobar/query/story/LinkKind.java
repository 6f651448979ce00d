package dev.isobar.query.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists why two articles are linked, the strongest reason first. */
enum LinkKind {
  /** A curator has joined the articles. */
  @JsonProperty("curated")
  CURATED,

  /** The text is the same, or follows the other sentence by sentence in the same language. */
  @JsonProperty("same-text")
  SAME_TEXT,

  /** The text follows one in another language sentence by sentence. */
  @JsonProperty("translation")
  TRANSLATION,

  /** Both report the same happening in words of their own. */
  @JsonProperty("same-happening")
  SAME_HAPPENING
}
