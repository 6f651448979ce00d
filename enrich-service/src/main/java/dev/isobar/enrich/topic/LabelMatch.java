package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.enrich.taxonomy.LexiconMatch;
import java.util.List;

/**
 * Holds one label found in a text.
 *
 * @param end exclusive, in UTF-16 code units
 */
record LabelMatch(int start, int end, TopicLabel label) implements LexiconMatch {
  private static final double IN_ORGANISATION = 0.5;

  /**
   * Returns the share of the label's weight that remains next to the mentions of the text: 0 inside
   * the name of a person or place, one half inside that of an organisation, else 1.
   *
   * @param mentions the mentions in text order, without overlaps
   */
  double weightBeside(List<Mention> mentions) {
    int low = 0;
    int high = mentions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Mention mention = mentions.get(middle);
      if (mention.end() <= start) {
        low = middle + 1;
      } else if (mention.start() >= end) {
        high = middle - 1;
      } else if (mention.start() <= start && mention.end() >= end) {
        return switch (mention.type()) {
          case PERSON, PLACE -> 0;
          case ORGANISATION -> isMostOf(mention) ? 1 : IN_ORGANISATION;
          case INSTRUMENT -> 1;
        };
      } else {
        return 1;
      }
    }
    return 1;
  }

  /**
   * Returns whether the label is more than half of a name: a "loss and damage fund" is about loss
   * and damage, but a ministry of several subjects is about none of them in particular.
   */
  private boolean isMostOf(Mention mention) {
    return 2 * (end - start) > mention.end() - mention.start();
  }
}
