package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.ner.ChineseWordBoundaries;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.LexiconMatch;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;

/** Finds the labels of all concepts in a text. */
final class TopicLabelFinder {
  private final Lexicon<TopicLabel> lexicon;
  private final SenseFilter senseFilter;
  private final NoiseFilter noiseFilter;

  TopicLabelFinder(Taxonomy taxonomy) {
    this.lexicon = TopicLexiconBuilder.build(taxonomy);
    this.senseFilter = new SenseFilter(taxonomy);
    this.noiseFilter = new NoiseFilter(taxonomy);
  }

  /**
   * Returns the labels of the text and of the title, each in text order, without those that have
   * another meaning or are unsupported errors of translation.
   *
   * @param title null if unknown
   */
  FoundLabels find(NormalizedText text, NormalizedText title, List<Mention> mentions) {
    List<SenseFilter.Part> parts = new ArrayList<>();
    parts.add(new SenseFilter.Part(text, all(text)));
    if (title != null) {
      parts.add(new SenseFilter.Part(title, all(title)));
    }
    List<List<LabelMatch>> kept = noiseFilter.supported(senseFilter.topical(parts), mentions);
    return new FoundLabels(kept.get(0), title == null ? List.of() : kept.get(1));
  }

  /** Holds the labels of a text and of its title. */
  record FoundLabels(List<LabelMatch> text, List<LabelMatch> title) {}

  /**
   * Returns the labels in text order. A label inside a longer one is omitted. A negative label is
   * omitted too, and hides the labels inside it.
   */
  private List<LabelMatch> all(NormalizedText text) {
    List<LabelMatch> matches = new ArrayList<>();
    lexicon.scan(
        text,
        (start, end, label) -> {
          if (label.isNegative() || !cutsChineseWord(text.text(), start, end)) {
            matches.add(new LabelMatch(start, end, label));
          }
        });
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

  private static boolean cutsChineseWord(String text, int start, int end) {
    return HanText.isHan(text.charAt(start))
        && ChineseWordBoundaries.shared().cutsWord(text, start, end);
  }
}
