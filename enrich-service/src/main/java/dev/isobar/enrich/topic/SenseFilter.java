package dev.isobar.enrich.topic;

import dev.isobar.contracts.Span;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.OtherSense;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Omits labels that have another meaning in their text: the methane of a rocket, the forest of a
 * football club. The words of the same sentence decide; if they do not, the words of the whole text
 * do, because a word rarely changes its meaning within a text (Gale, Church and Yarowsky 1992).
 */
final class SenseFilter {
  /** Relevance of a concept whose labels speak for the topic of any other label. */
  private static final double CLIMATE_RELEVANCE = 0.8;

  /** Weight of the signs that the rest of a text needs to decide about a sentence without any. */
  private static final double MIN_WEIGHT_ELSEWHERE = 2;

  /** Identifies a word that speaks for or against a meaning. */
  private record Word(int sense, String text) {}

  private record Sign(Word word, double weight) {}

  private final List<OtherSense> senses;
  private final List<Set<String>> families = new ArrayList<>();
  private final Map<String, BitSet> byWord = new HashMap<>();
  private final Lexicon<Sign> signs;

  SenseFilter(Taxonomy taxonomy) {
    senses = taxonomy.senses();
    Lexicon.Builder<Sign> builder = new Lexicon.Builder<>();
    for (int i = 0; i < senses.size(); i++) {
      OtherSense sense = senses.get(i);
      for (String word : sense.words()) {
        byWord.computeIfAbsent(word, key -> new BitSet()).set(i);
      }
      for (Concept.Label sign : sense.signs()) {
        add(builder, new Sign(new Word(i, sign.text()), sign.weight()));
      }
      for (String word : sense.real()) {
        add(builder, new Sign(new Word(i, word), -1));
      }
      families.add(family(taxonomy, Set.copyOf(sense.words())));
    }
    signs = builder.build();
  }

  private static void add(Lexicon.Builder<Sign> builder, Sign sign) {
    TopicLexiconBuilder.variants(sign.word().text()).forEach(variant -> builder.add(variant, sign));
  }

  /** Returns the ids of the concepts that have one of the words, and of those below and above. */
  private static Set<String> family(Taxonomy taxonomy, Set<String> words) {
    Set<String> own = new HashSet<>();
    for (Concept concept : taxonomy.concepts()) {
      if (TopicLexiconBuilder.texts(concept).stream().anyMatch(words::contains)) {
        own.add(concept.id());
      }
    }
    Set<String> family = new HashSet<>(own);
    for (Concept concept : taxonomy.concepts()) {
      List<String> broader = taxonomy.broader(concept.id());
      if (own.contains(concept.id())) {
        family.addAll(broader);
      } else if (broader.stream().anyMatch(own::contains)) {
        family.add(concept.id());
      }
    }
    return family;
  }

  /** Holds a title or a text with its labels. */
  record Part(NormalizedText text, List<LabelMatch> matches) {}

  /** Returns the labels of each part that mean their topic, in the same order. */
  List<List<LabelMatch>> topical(List<Part> parts) {
    BitSet active = new BitSet();
    for (Part part : parts) {
      for (LabelMatch match : part.matches()) {
        BitSet found = byWord.get(match.label().label());
        if (found != null) {
          active.or(found);
        }
      }
    }
    if (active.isEmpty()) {
      return parts.stream().map(Part::matches).toList();
    }
    SenseEvidence whole = new SenseEvidence(senses.size());
    List<SentenceEvidence> read = parts.stream().map(part -> read(part, active, whole)).toList();
    List<List<LabelMatch>> kept = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      SentenceEvidence here = read.get(i);
      kept.add(
          parts.get(i).matches().stream()
              .filter(match -> !hasOtherSense(match, here.at(match.start()), whole))
              .toList());
    }
    return kept;
  }

  private SentenceEvidence read(Part part, BitSet active, SenseEvidence whole) {
    SentenceEvidence evidence =
        new SentenceEvidence(SentenceSplitter.split(part.text().text()), senses.size(), whole);
    signs.scan(
        part.text(),
        (start, end, sign) -> {
          if (active.get(sign.word().sense())) {
            evidence.add(start, sign.word().sense(), sign.weight(), sign.word());
          }
        });
    for (LabelMatch match : part.matches()) {
      TopicLabel label = match.label();
      if (label.isSure()) {
        for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
          if (speaksForTopic(i, label)) {
            evidence.add(match.start(), i, -1, new Word(i, label.label()));
          }
        }
      }
    }
    return evidence;
  }

  private boolean speaksForTopic(int sense, TopicLabel label) {
    Concept concept = label.concept();
    BitSet ambiguous = byWord.get(label.label());
    return (ambiguous == null || !ambiguous.get(sense))
        && (families.get(sense).contains(concept.id()) || concept.relevance() >= CLIMATE_RELEVANCE);
  }

  private boolean hasOtherSense(LabelMatch match, SenseEvidence here, SenseEvidence whole) {
    BitSet possible = byWord.get(match.label().label());
    if (possible == null) {
      return false;
    }
    for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
      if (isOther(i, here, whole)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOther(int sense, SenseEvidence here, SenseEvidence whole) {
    double other = here.other(sense);
    if (other >= 1 && other > here.real(sense)) {
      return true;
    }
    if (here.real(sense) > 0) {
      return false;
    }
    double elsewhere = whole.other(sense);
    if (senses.get(sense).usual()) {
      return whole.real(sense) < MIN_WEIGHT_ELSEWHERE || elsewhere >= whole.real(sense);
    }
    return elsewhere >= MIN_WEIGHT_ELSEWHERE && elsewhere > whole.real(sense);
  }

  /** Holds the evidence of each sentence that has any. */
  private static final class SentenceEvidence {
    private final List<Span> sentences;
    private final int senses;
    private final SenseEvidence whole;
    private final SenseEvidence none;
    private final Map<Integer, SenseEvidence> bySentence = new HashMap<>();

    SentenceEvidence(List<Span> sentences, int senses, SenseEvidence whole) {
      this.sentences = sentences;
      this.senses = senses;
      this.whole = whole;
      this.none = new SenseEvidence(senses);
    }

    void add(int at, int sense, double weight, Object key) {
      bySentence
          .computeIfAbsent(sentence(at), index -> new SenseEvidence(senses))
          .add(sense, weight, key);
      whole.add(sense, weight, key);
    }

    SenseEvidence at(int at) {
      return bySentence.getOrDefault(sentence(at), none);
    }

    /** Returns the index of the last sentence that begins at or before an offset. */
    private int sentence(int at) {
      int low = 0;
      int high = sentences.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (sentences.get(middle).start() <= at) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
