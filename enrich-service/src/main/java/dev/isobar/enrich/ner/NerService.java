package dev.isobar.enrich.ner;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names that the taxonomy does not list, with the recogniser of each segment's language. A
 * model is loaded when it is first needed, so that a service without the deep lane does not load
 * it. Thread-safe.
 */
public final class NerService {
  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  private final Map<String, NamedEntityRecognizer> loaded = new HashMap<>();

  /**
   * Returns the names in text order.
   *
   * @param known the mentions found with the taxonomy; sentences without other names are not read
   * @throws IllegalStateException if this machine cannot run the models
   */
  public List<NerSpan> read(String text, List<Segment> segments, List<Mention> known) {
    List<NerSpan> names = new ArrayList<>();
    NerSentenceSelector selector = new NerSentenceSelector(text, known);
    for (String language : LANGUAGES) {
      List<Span> sentences = new ArrayList<>();
      for (Segment segment : segments) {
        if (segment.language().equals(language)) {
          selector.addSentences(segment, sentences);
        }
      }
      if (!sentences.isEmpty()) {
        names.addAll(recogniser(language).find(text, sentences));
      }
    }
    names.sort(Comparator.comparingInt(NerSpan::start));
    return names;
  }

  private synchronized NamedEntityRecognizer recogniser(String language) {
    return loaded.computeIfAbsent(language, NamedEntityRecognizer::load);
  }
}
