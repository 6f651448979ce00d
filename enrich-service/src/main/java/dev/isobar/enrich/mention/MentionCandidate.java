package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;

/**
 * A name in the text on its way to a mention.
 *
 * @param known what the taxonomy says of it; null for a name that it does not list
 */
record MentionCandidate(int start, int end, Type type, double confidence, Mention known) {

  static MentionCandidate of(Mention mention) {
    return new MentionCandidate(
        mention.start(), mention.end(), mention.type(), mention.confidence(), mention);
  }
}
