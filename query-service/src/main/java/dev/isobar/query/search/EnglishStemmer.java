package dev.isobar.query.search;

import dev.isobar.contracts.text.ClasspathText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes English inflections: by KStem, which knows the words of a dictionary ({@code emitted} to
 * {@code emit}), and by a list of forms that KStem keeps, because they are in its dictionary
 * ({@code talks}) or irregular ({@code grew}). Not thread-safe.
 */
final class EnglishStemmer {
  private static final Map<String, String> FORMS = forms();

  private final WordSource source = new WordSource();
  private final KStemFilter stemmer = new KStemFilter(source);

  /** Returns the stem of a lower-case ASCII word. */
  String stem(String word) {
    String stem = regular(word);
    String base = FORMS.getOrDefault(stem, stem);
    return FORMS.getOrDefault(base, base);
  }

  private String regular(String word) {
    source.term.setEmpty().append(word);
    try {
      stemmer.incrementToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return source.term.toString();
  }

  private static Map<String, String> forms() {
    EnglishStemmer stemmer = new EnglishStemmer();
    Map<String, String> forms = new HashMap<>();
    ClasspathText.read(EnglishStemmer.class, "english-inflections.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(
            words -> {
              String base = stemmer.regular(words[0]);
              for (int i = 1; i < words.length; i++) {
                forms.put(stemmer.regular(words[i]), base);
              }
            });
    return forms;
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
