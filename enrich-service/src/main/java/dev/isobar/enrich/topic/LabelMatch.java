package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import java.util.List;

/**
 * One label in a text.
 *
 * @param end exclusive, in UTF-16 code units
 */
record LabelMatch(int start, int end, TopicLabel label) {
  private static final double IN_ORGANISATION = 0.5;

  /**
   * Returns the share of the label's weight that remains beside the names of the text: a label
   * inside a person's or a place's name counts nothing, inside an organisation's name half.
   *
   * @param mentions in the order of the text, without overlaps
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

  /** A "loss and damage fund" is about loss and damage; a ministry of many things is not. */
  private boolean isMostOf(Mention mention) {
    return 2 * (end - start) > mention.end() - mention.start();
  }
}
