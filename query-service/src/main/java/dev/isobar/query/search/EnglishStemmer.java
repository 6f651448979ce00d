package dev.isobar.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Removes English inflections (KStem: {@code emitted} to {@code emit}). Not thread-safe. */
final class EnglishStemmer {
  private final WordSource source = new WordSource();
  private final KStemFilter stemmer = new KStemFilter(source);

  /** Returns the stem of a lower-case ASCII word. */
  String stem(char[] word, int length) {
    source.term.copyBuffer(word, 0, length);
    try {
      stemmer.incrementToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return source.term.toString();
  }

  /** Feeds words to Lucene's stemmer, which is only available as a filter of an endless stream. */
  private static final class WordSource extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public final boolean incrementToken() {
      return true;
    }
  }
}
