package dev.isobar.enrich.language;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Translation;
import dev.isobar.enrich.text.WordCount;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds English and Chinese segments of a text that translate each other. Two neighbouring segments
 * are translations if they have a similar length and contain the same numbers, dates and names in
 * about the same positions. The check is cheap, because most texts have one language and are
 * skipped at once.
 */
public final class ParallelTextDetector {
  /**
   * Least number of English words; shorter segments contain too few numbers and names to compare.
   */
  private static final double MIN_WORDS = 12;

  /**
   * Least ratio of Han characters to English words. Most news has 1.4 to 2.2; both limits leave a
   * margin.
   */
  private static final double MIN_RATIO = 1.15;

  private static final double MAX_RATIO = 2.7;

  /** Least similarity of two translations, measured on news documents and their translations. */
  private static final double MIN_SIMILARITY = 0.3;

  /** Largest number of segments; texts that change the language more often are glossaries. */
  private static final int MAX_SEGMENTS = 400;

  private record Part(Segment segment, WordCount length) {}

  /**
   * Returns the translated segments with the segments they translate.
   *
   * @param languages the segments; the segment in the main language counts as the original
   * @param mentions the mentions in text order
   * @param dates the dates in text order
   */
  public List<Translation> of(
      String text,
      LanguageDetector.DetectedLanguages languages,
      List<Mention> mentions,
      List<DateMention> dates) {
    List<Segment> segments = languages.segments();
    if (segments.size() < 2 || segments.size() > MAX_SEGMENTS || !isBilingual(segments)) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    segments.forEach(segment -> parts.add(part(text, segment)));
    TranslationSimilarity similarity = new TranslationSimilarity(text, mentions, dates);
    List<Translation> found = new ArrayList<>();
    List<Part[]> undecided = new ArrayList<>();
    for (int i = 0; i + 1 < parts.size(); i++) {
      Part first = parts.get(i);
      Part second = parts.get(i + 1);
      if (haveSimilarLength(first, second)) {
        double score = similarity.similarity(List.of(span(first)), List.of(span(second)));
        if (score >= MIN_SIMILARITY) {
          found.add(translation(first, second, languages.main(), score));
        } else {
          undecided.add(new Part[] {first, second});
        }
        i++;
      }
    }
    if (undecided.size() > 1) {
      compareTogether(undecided, similarity, languages.main(), found);
    }
    return found;
  }

  /**
   * Compares all undecided pairs at once. Alternating paragraphs are too short to be compared one
   * by one.
   */
  private static void compareTogether(
      List<Part[]> pairs, TranslationSimilarity similarity, String main, List<Translation> found) {
    List<Span> first = new ArrayList<>();
    List<Span> second = new ArrayList<>();
    for (Part[] pair : pairs) {
      first.add(span(pair[0]));
      second.add(span(pair[1]));
    }
    double score = similarity.similarity(first, second);
    if (score >= MIN_SIMILARITY) {
      pairs.forEach(pair -> found.add(translation(pair[0], pair[1], main, score)));
    }
  }

  private static Translation translation(Part first, Part second, String main, double score) {
    boolean firstIsMain = !second.segment().language().equals(main);
    Segment original = firstIsMain ? first.segment() : second.segment();
    Segment translated = firstIsMain ? second.segment() : first.segment();
    double rounded = Math.round(Math.min(1, score) * 100) / 100.0;
    return new Translation(
        translated.start(), translated.end(), new Span(original.start(), original.end()), rounded);
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

  private static boolean haveSimilarLength(Part first, Part second) {
    boolean chineseFirst = first.segment().language().equals("zh");
    Part chinese = chineseFirst ? first : second;
    Part english = chineseFirst ? second : first;
    if (!chinese.segment().language().equals("zh") || !english.segment().language().equals("en")) {
      return false;
    }
    double ratio = chinese.length().han() / (double) Math.max(1, english.length().words());
    return english.length().words() >= MIN_WORDS && ratio >= MIN_RATIO && ratio <= MAX_RATIO;
  }

  private static Span span(Part part) {
    return new Span(part.segment().start(), part.segment().end());
  }

  private static Part part(String text, Segment segment) {
    return new Part(segment, WordCount.of(text, segment.start(), segment.end()));
  }
}
