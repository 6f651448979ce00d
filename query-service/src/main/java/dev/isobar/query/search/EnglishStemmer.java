package dev.isobar.query.search;

import dev.isobar.contracts.text.ClasspathText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes English inflections: by KStem, which knows the words of a dictionary ({@code emitted} to
 * {@code emit}), and by a list of forms that KStem keeps, because they are in its dictionary
 * ({@code talks}) or irregular ({@code grew}). Not thread-safe.
 */
final class EnglishStemmer {
  /** Endings that KStem removes; the word before an ending may change. */
  private static final List<String> ENDINGS =
      List.of("s", "es", "ies", "ed", "ied", "ing", "er", "est", "ation", "ization", "isation");

  private static final Map<String, List<String>> BASES = bases();
  private static final Map<String, String> FORMS = forms();

  private final WordSource source = new WordSource();
  private final KStemFilter stemmer = new KStemFilter(source);

  /** Returns the stem of a lower-case ASCII word. */
  String stem(String word) {
    String stem = regular(word);
    String base = FORMS.getOrDefault(stem, stem);
    return FORMS.getOrDefault(base, base);
  }

  /**
   * Returns the stems of words that begin with a prefix, if the stems themselves do not begin so:
   * {@code warm} for {@code warmin}.
   */
  Set<String> stemsOfPrefix(String prefix) {
    Set<String> stems = new TreeSet<>();
    stems.add(stem(prefix));
    for (String ending : ENDINGS) {
      for (int i = 0; i < ending.length(); i++) {
        stems.add(stem(prefix + ending.substring(i)));
      }
    }
    BASES.values().stream()
        .flatMap(List::stream)
        .filter(form -> form.startsWith(prefix))
        .forEach(form -> stems.add(stem(form)));
    stems.removeIf(stem -> stem.startsWith(prefix));
    return stems;
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

  private static Map<String, List<String>> bases() {
    return ClasspathText.read(EnglishStemmer.class, "english-inflections.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(" ")))
        .collect(Collectors.toMap(words -> words.get(0), words -> words.subList(1, words.size())));
  }

  private static Map<String, String> forms() {
    EnglishStemmer stemmer = new EnglishStemmer();
    Map<String, String> forms = new HashMap<>();
    BASES.forEach(
        (base, inflected) -> {
          String stem = stemmer.regular(base);
          inflected.forEach(form -> forms.put(stemmer.regular(form), stem));
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
