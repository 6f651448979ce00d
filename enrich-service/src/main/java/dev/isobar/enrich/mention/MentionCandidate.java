package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;

/**
 * Holds a name in the text that may become a mention.
 *
 * @param known the mention from the taxonomy; null if the taxonomy does not list the name
 */
record MentionCandidate(int start, int end, Type type, double confidence, Mention known) {

  static MentionCandidate of(Mention mention) {
    return new MentionCandidate(
        mention.start(), mention.end(), mention.type(), mention.confidence(), mention);
  }
}
