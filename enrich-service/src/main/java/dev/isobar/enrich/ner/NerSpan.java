package dev.isobar.enrich.ner;

import dev.isobar.contracts.Mention;
import java.util.Objects;

/**
 * A name that a recogniser sees, known to the taxonomy or not.
 *
 * @param start where it begins, in UTF-16 code units of the text that was given
 * @param end where it ends, exclusive
 * @param confidence from 0 to 1: the model's probability of the least certain of its words
 */
public record NerSpan(int start, int end, Mention.Type type, double confidence) {
  public NerSpan {
    Objects.requireNonNull(type, "type");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: " + confidence);
    }
  }
}
