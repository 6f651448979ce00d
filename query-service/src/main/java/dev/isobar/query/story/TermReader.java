package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.HanText;
import dev.isobar.contracts.text.SimplifiedChinese;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Reads the terms of a text and where they are: stems of words, numbers, and for each Chinese word
 * its meanings in English.
 */
final class TermReader {
  /** Number of equal parts of a text in which the place of a term is given. */
  static final int PARTS = 16;

  /** Rarities of numbers by what they tell: a digit, two digits, a year, any other. */
  private static final double DIGIT = 3;

  private static final double TWO_DIGITS = 5;
  private static final double YEAR = 6;
  private static final double NUMBER = 8.5;

  /**
   * A term of a text.
   *
   * @param weight how much it tells about the text; the tenth occurrence tells little new
   * @param surest the weight of its surest occurrence: 1 for a word, less for one meaning of
   *     several
   * @param parts a bit for each part of the text in which it is
   */
  record Term(int hash, double weight, double surest, int parts) {
    /** Returns the heaviest terms, of equal ones those with the smaller hash; in no order. */
    static List<Term> heaviest(List<Term> terms, int limit, ToDoubleFunction<Term> weight) {
      if (terms.size() <= limit) {
        return terms;
      }
      // Sorting numbers takes a quarter of the time of sorting objects.
      long[] ranks = terms.stream().mapToLong(term -> rank(term, weight)).sorted().toArray();
      long least = ranks[ranks.length - limit];
      return terms.stream().filter(term -> rank(term, weight) >= least).toList();
    }

    private static long rank(Term term, ToDoubleFunction<Term> weight) {
      int bits = Float.floatToIntBits((float) weight.applyAsDouble(term));
      return (long) bits << Integer.SIZE | (Integer.MAX_VALUE - term.hash());
    }
  }

  /** How much a word counts that says the topic: every article on climate has such words. */
  private static final double TOPIC_WORD = 1 / 3.0;

  private final Glossary glossary = Glossary.get();
  private final TermCounts counts = new TermCounts();
  private final double partLength;
  private String text = "";

  /** Where the text starts in the whole of title and text. */
  private int offset;

  private BitSet topicWords = new BitSet();

  private TermReader(int length) {
    this.partLength = Math.max(1, length) / (double) PARTS;
  }

  /**
   * Returns the terms of title and text. Parts that translate other parts are left out: they would
   * say everything twice, at other places.
   */
  static List<Term> read(EnrichedArticle article) {
    String text = article.text();
    String title = article.title();
    boolean apart = title != null && !text.startsWith(title);
    TermReader reader = new TermReader(text.length() + (apart ? title.length() : 0));
    if (apart) {
      reader.read(title, new BitSet(), new BitSet());
    }
    BitSet translated = new BitSet();
    article.translations().forEach(part -> translated.set(part.start(), part.end()));
    BitSet topicWords = new BitSet();
    for (Topic topic : article.topics()) {
      topic.evidence().forEach(span -> topicWords.set(span.start(), span.end()));
    }
    reader.read(text, translated, topicWords);
    return reader.counts.terms();
  }

  private void read(String part, BitSet skipped, BitSet wordsOfTopics) {
    text = SimplifiedChinese.of(part);
    topicWords = wordsOfTopics;
    for (int start = skipped.nextClearBit(0); start < part.length(); ) {
      int end = skipped.nextSetBit(start);
      read(start, end < 0 ? part.length() : Math.min(end, part.length()));
      start = end < 0 ? part.length() : skipped.nextClearBit(end);
    }
    offset += part.length();
  }

  private void read(int start, int end) {
    for (int i = start; i < end; ) {
      char c = text.charAt(i);
      if (HanText.isHan(c)) {
        i = readChinese(i);
      } else if (Character.isLetter(c)) {
        i = readWord(i);
      } else if (c >= '0' && c <= '9') {
        i = readNumber(i);
      } else {
        i++;
      }
    }
  }

  private int readChinese(int start) {
    int end = start;
    while (end < text.length() && HanText.isHan(text.charAt(end))) {
      end++;
    }
    for (int i = start; i < end; ) {
      int length = glossary.longestWord(text, i, end);
      if (length > 0) {
        int[] meanings = glossary.translate(text, i, length);
        double weight = 1 / Math.sqrt(meanings.length);
        for (int meaning : meanings) {
          add(meaning, weight, i);
        }
      }
      i += Math.max(1, length);
    }
    return end;
  }

  private int readWord(int start) {
    int end = start;
    while (end < text.length()
        && Character.isLetter(text.charAt(end))
        && !HanText.isHan(text.charAt(end))) {
      end++;
    }
    int term = WordTerms.of(text, start, end);
    if (term != WordTerms.NONE) {
      add(term, 1, start);
    }
    return end;
  }

  private int readNumber(int start) {
    int end = start;
    StringBuilder digits = new StringBuilder().append('#');
    while (end < text.length() && isNumeric(end)) {
      if (text.charAt(end) != ',') {
        digits.append(text.charAt(end));
      }
      end++;
    }
    add(Glossary.term(digits.toString()), 1, start, rarity(digits));
    return end;
  }

  private boolean isNumeric(int at) {
    char c = text.charAt(at);
    return isDigit(c)
        || (c == '.' || c == ',') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double rarity(CharSequence number) {
    return switch (number.length() - 1) {
      case 1 -> DIGIT;
      case 2 -> TWO_DIGITS;
      case 4 ->
          number.charAt(1) == '1' && number.charAt(2) == '9'
                  || number.charAt(1) == '2' && number.charAt(2) == '0'
              ? YEAR
              : NUMBER;
      default -> NUMBER;
    };
  }

  private void add(int hash, double weight, int at) {
    add(hash, weight, at, -1);
  }

  private void add(int hash, double weight, int at, double rarity) {
    double counted = topicWords.get(at) ? weight * TOPIC_WORD : weight;
    int slot = counts.slot(hash);
    if (counts.isNew(slot)) {
      counts.put(slot, hash, rarity < 0 ? glossary.rarity(hash) : rarity);
    }
    counts.add(slot, counted, Math.min(PARTS - 1, (int) ((offset + at) / partLength)));
  }
}
