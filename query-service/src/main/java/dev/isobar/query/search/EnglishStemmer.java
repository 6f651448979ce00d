package dev.isobar.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes English inflections off (KStem: {@code emitted} to {@code emit}). Not thread-safe. */
final class EnglishStemmer {
  private final Fed source = new Fed();
  private final KStemFilter stemmer = new KStemFilter(source);

  /** The stem of a lower-case ASCII word. */
  String of(char[] word, int length) {
    source.term.copyBuffer(word, 0, length);
    try {
      stemmer.incrementToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return source.term.toString();
  }

  /** Lucene's stemmer is only to be had as a filter of a stream: this one never ends. */
  private static final class Fed extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public final boolean incrementToken() {
      return true;
    }
  }
}
