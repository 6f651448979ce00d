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
 * Chooses the sentences that are worth a recogniser's time: a name that the taxonomy knows, or that
 * stood in two earlier sentences in the same words, need not be read (again).
 */
final class NerSentenceSelector {
  /** Words that often open a sentence and are no names, nor parts of the name behind them. */
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

  /** A name that one sentence does not give away another may. */
  private static final int READINGS = 2;

  private final String text;
  private final BitSet known;
  private final Map<String, Integer> met = new HashMap<>();
  private final Set<String> plain = new HashSet<>();

  NerSentenceSelector(String text, List<Mention> mentions) {
    this.text = text;
    this.known = new BitSet(text.length());
    mentions.forEach(mention -> known.set(mention.start(), mention.end()));
    BasicTokenizer words = BasicTokenizer.of(text, 0, text.length());
    for (int i = 0; i < words.size(); i++) {
      if (Character.isLowerCase(text.charAt(words.start(i)))) {
        plain.add(text.substring(words.start(i), words.end(i)));
      }
    }
  }

  void addSentences(Segment segment, List<Span> sentences) {
    boolean chinese = segment.language().equals("zh");
    SentenceSplitter.split(
        text,
        segment.start(),
        segment.end(),
        (from, to) -> {
          if (chinese ? holdsUnknownHan(from, to) : holdsUnknownCapitals(from, to)) {
            sentences.add(new Span(from, to));
          }
        });
  }

  private boolean holdsUnknownHan(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!known.get(at) && BasicTokenizer.han(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsUnknownCapitals(int from, int to) {
    BasicTokenizer words = BasicTokenizer.of(text, from, to);
    boolean found = false;
    int begun = -1;
    int last = -1;
    for (int i = 0; i <= words.size(); i++) {
      boolean part = i < words.size() && isCapital(words.start(i)) && !known.get(words.start(i));
      if (begun >= 0 && (!part || words.start(i) > last + 1)) {
        found |= met.merge(text.substring(begun, last), 1, Integer::sum) <= READINGS;
        begun = -1;
      }
      if (part && (begun >= 0 || i > 0 || !isPlain(words.start(i), words.end(i)))) {
        begun = begun < 0 ? words.start(i) : begun;
        last = words.end(i);
      }
    }
    return found;
  }

  private boolean isCapital(int at) {
    return Character.isUpperCase(text.codePointAt(at));
  }

  /** Whether the word that opens the sentence is no name: it stands elsewhere in small letters. */
  private boolean isPlain(int start, int end) {
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    return OPENERS.contains(word) || plain.contains(word);
  }
}
