package dev.isobar.enrich.ner;

import dev.isobar.contracts.Mention;
import java.util.Objects;

/**
 * Holds a name found by a recogniser, whether or not the taxonomy lists it.
 *
 * @param start its start, in UTF-16 code units of the text
 * @param end its end, exclusive
 * @param confidence the model's probability of the least certain word, from 0 to 1
 */
public record NerSpan(int start, int end, Mention.Type type, double confidence) {
  public NerSpan {
    Objects.requireNonNull(type, "type");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span is invalid: " + start + " to " + end);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence must be between 0 and 1, but is " + confidence);
    }
  }
}
