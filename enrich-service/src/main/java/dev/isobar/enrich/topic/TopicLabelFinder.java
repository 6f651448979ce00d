package dev.isobar.enrich.topic;

import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.LexiconMatch;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;

/** Finds the labels of all concepts in a text. */
final class TopicLabelFinder {
  private final Lexicon<TopicLabel> lexicon;

  TopicLabelFinder(Taxonomy taxonomy) {
    this.lexicon = TopicLexiconBuilder.build(taxonomy);
  }

  /**
   * Returns the labels in text order. A label inside a longer one is omitted. A negative label is
   * omitted too, and hides the labels inside it.
   */
  List<LabelMatch> find(NormalizedText text) {
    List<LabelMatch> matches = new ArrayList<>();
    lexicon.scan(text, (start, end, label) -> matches.add(new LabelMatch(start, end, label)));
    matches.sort(LexiconMatch.LONGEST_FIRST);
    List<LabelMatch> kept = new ArrayList<>();
    int longestEnd = -1;
    int longestStart = -1;
    for (LabelMatch match : matches) {
      boolean inside =
          match.end() <= longestEnd
              && !(match.start() == longestStart && match.end() == longestEnd);
      if (inside) {
        continue;
      }
      if (match.end() > longestEnd) {
        longestStart = match.start();
        longestEnd = match.end();
      }
      if (!match.label().isNegative()) {
        kept.add(match);
      }
    }
    return kept;
  }
}
