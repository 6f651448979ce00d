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
 * Reads the sentences of a text that may hold names which nobody knows yet, each with the
 * recogniser of its language. The models are loaded when they are first needed: a service that
 * never reads deep does not pay for them. Thread-safe.
 */
public final class NerService {
  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  private final Map<String, NamedEntityRecognizer> loaded = new HashMap<>();

  /**
   * The names in the order of the text.
   *
   * @param known the mentions that the taxonomy gave; what they cover needs no reading
   * @throws IllegalStateException where this machine cannot run the models
   */
  public List<NerSpan> read(String text, List<Segment> segments, List<Mention> known) {
    List<NerSpan> names = new ArrayList<>();
    NerSentenceSelector unread = new NerSentenceSelector(text, known);
    for (String language : LANGUAGES) {
      List<Span> sentences = new ArrayList<>();
      for (Segment segment : segments) {
        if (segment.language().equals(language)) {
          unread.addSentences(segment, sentences);
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
