package dev.isobar.enrich.language;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Translation;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a text says in English what it also says in Chinese. Two neighbouring stretches that
 * translate each other are about as long, and hold the same numbers, days and names in about the
 * same places. Cheap, as most texts are in one language and end at once.
 */
public final class ParallelTextDetector {
  /** Shorter stretches hold too little to compare. In English words. */
  private static final double LEAST_WORDS = 12;

  /** Han characters to an English word: 1.4 to 2.2 in most news, a margin at either end. */
  private static final double LEAST_RATIO = 1.15;

  private static final double MOST_RATIO = 2.7;

  /** Least likeness of what both hold; measured on news documents and their translations. */
  private static final double LIKE = 0.3;

  /** Texts that change language more often are glossaries. */
  private static final int MOST_SEGMENTS = 400;

  private record Part(Segment segment, int words, int han) {}

  /**
   * @param main the language of most of the text: the stretch in the other one is the translation
   * @param mentions in the order of the text
   */
  public List<Translation> of(
      String text,
      LanguageDetector.DetectedLanguages spoken,
      List<Mention> mentions,
      List<DateMention> dates) {
    List<Segment> segments = spoken.segments();
    if (segments.size() < 2 || segments.size() > MOST_SEGMENTS || !isBilingual(segments)) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    segments.forEach(segment -> parts.add(part(text, segment)));
    TranslationSimilarity anchors = new TranslationSimilarity(text, mentions, dates);
    List<Translation> found = new ArrayList<>();
    List<Part[]> undecided = new ArrayList<>();
    for (int i = 0; i + 1 < parts.size(); i++) {
      Part first = parts.get(i);
      Part second = parts.get(i + 1);
      if (areAsLong(first, second)) {
        double like = anchors.likeness(List.of(span(first)), List.of(span(second)));
        if (like >= LIKE) {
          found.add(translation(first, second, spoken.main(), like));
        } else {
          undecided.add(new Part[] {first, second});
        }
        i++;
      }
    }
    if (undecided.size() > 1) {
      together(undecided, anchors, spoken.main(), found);
    }
    return found;
  }

  /** Paragraphs in turn hold too little each; all of one language beside all of the other do. */
  private static void together(
      List<Part[]> pairs, TranslationSimilarity anchors, String main, List<Translation> found) {
    List<Span> first = new ArrayList<>();
    List<Span> second = new ArrayList<>();
    for (Part[] pair : pairs) {
      first.add(span(pair[0]));
      second.add(span(pair[1]));
    }
    double like = anchors.likeness(first, second);
    if (like >= LIKE) {
      pairs.forEach(pair -> found.add(translation(pair[0], pair[1], main, like)));
    }
  }

  private static Translation translation(Part first, Part second, String main, double like) {
    boolean firstIsMain = !second.segment().language().equals(main);
    Segment of = firstIsMain ? first.segment() : second.segment();
    Segment again = firstIsMain ? second.segment() : first.segment();
    double rounded = Math.round(Math.min(1, like) * 100) / 100.0;
    return new Translation(again.start(), again.end(), new Span(of.start(), of.end()), rounded);
  }

  private static boolean isBilingual(List<Segment> segments) {
    boolean chinese = false;
    boolean english = false;
    for (Segment segment : segments) {
      chinese |= segment.language().equals("zh");
      english |= segment.language().equals("en");
    }
    return chinese && english;
  }

  private static boolean areAsLong(Part first, Part second) {
    boolean chineseFirst = first.segment().language().equals("zh");
    Part chinese = chineseFirst ? first : second;
    Part english = chineseFirst ? second : first;
    if (!chinese.segment().language().equals("zh") || !english.segment().language().equals("en")) {
      return false;
    }
    double ratio = chinese.han() / (double) Math.max(1, english.words());
    return english.words() >= LEAST_WORDS && ratio >= LEAST_RATIO && ratio <= MOST_RATIO;
  }

  private static Span span(Part part) {
    return new Span(part.segment().start(), part.segment().end());
  }

  private static Part part(String text, Segment segment) {
    int words = 0;
    int han = 0;
    boolean within = false;
    for (int i = segment.start(); i < segment.end(); i++) {
      Script script = Script.of(text.charAt(i));
      han += script == Script.HAN ? 1 : 0;
      boolean letter = script == Script.LATIN;
      words += letter && !within ? 1 : 0;
      within = letter;
    }
    return new Part(segment, words, han);
  }
}
