package dev.isobar.enrich.ner;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.enrich.text.SentenceSplitter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Selects the sentences that a recogniser must read. A sentence is skipped if all its names are
 * known to the taxonomy or occurred in the same words in two earlier sentences.
 */
final class NerSentenceSelector {
  /** Words that often begin a sentence and are neither names nor parts of a following name. */
  private static final Set<String> OPENERS =
      Set.of(
          ("a about according after again all also although among an and another any are as at "
                  + "because before both but by can could despite did do does during each even "
                  + "every few first for from had has have he her here his how however i if in "
                  + "instead is it its just last later let many may maybe meanwhile more most much "
                  + "must my next no not nothing now of on once one only or other our over please "
                  + "recently she should since so some soon still such thank thanks that the their "
                  + "then there these they this those though three thus to today tomorrow too two "
                  + "under unlike until was we well were what when where whether which while who "
                  + "why will with within without would yes yesterday yet you your monday tuesday "
                  + "wednesday thursday friday saturday sunday january february march april june "
                  + "july august september october november december")
              .split(" "));

  /**
   * Number of sentences that are read for one name: if the first does not show that it is a name,
   * the second may.
   */
  private static final int MAX_READINGS = 2;

  private final String text;
  private final BitSet known;
  private final Map<String, Integer> timesSeen = new HashMap<>();
  private final Set<String> lowerCaseWords = new HashSet<>();

  NerSentenceSelector(String text, List<Mention> mentions) {
    this.text = text;
    this.known = new BitSet(text.length());
    mentions.forEach(mention -> known.set(mention.start(), mention.end()));
    BasicTokenizer words = BasicTokenizer.of(text, 0, text.length());
    for (int i = 0; i < words.size(); i++) {
      if (Character.isLowerCase(text.charAt(words.start(i)))) {
        lowerCaseWords.add(text.substring(words.start(i), words.end(i)));
      }
    }
  }

  /** Adds the sentences of a segment that must be read. */
  void addSentences(Segment segment, List<Span> sentences) {
    boolean chinese = segment.language().equals("zh");
    SentenceSplitter.split(
        text,
        segment.start(),
        segment.end(),
        (from, to) -> {
          if (chinese ? containsUnknownHan(from, to) : containsUnknownCapitals(from, to)) {
            sentences.add(new Span(from, to));
          }
        });
  }

  private boolean containsUnknownHan(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!known.get(at) && BasicTokenizer.isHan(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean containsUnknownCapitals(int from, int to) {
    BasicTokenizer words = BasicTokenizer.of(text, from, to);
    boolean found = false;
    int nameStart = -1;
    int nameEnd = -1;
    for (int i = 0; i <= words.size(); i++) {
      boolean isNamePart =
          i < words.size() && isCapital(words.start(i)) && !known.get(words.start(i));
      if (nameStart >= 0 && (!isNamePart || words.start(i) > nameEnd + 1)) {
        found |=
            timesSeen.merge(text.substring(nameStart, nameEnd), 1, Integer::sum) <= MAX_READINGS;
        nameStart = -1;
      }
      if (isNamePart && (nameStart >= 0 || i > 0 || !isCommonWord(words.start(i), words.end(i)))) {
        nameStart = nameStart < 0 ? words.start(i) : nameStart;
        nameEnd = words.end(i);
      }
    }
    return found;
  }

  private boolean isCapital(int at) {
    return Character.isUpperCase(text.codePointAt(at));
  }

  /**
   * Returns whether the first word of a sentence is not a name, because it is a common opening word
   * or occurs elsewhere in lower case.
   */
  private boolean isCommonWord(int start, int end) {
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    return OPENERS.contains(word) || lowerCaseWords.contains(word);
  }
}
