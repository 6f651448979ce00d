package dev.isobar.enrich.language;

import dev.isobar.contracts.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Detects the languages of a text, segment by segment. */
public final class LanguageDetector {
  /**
   * A language with at least this share of the text is more than a quotation. The first such
   * language is the main one.
   */
  private static final double MIN_MAIN_SHARE = 0.35;

  /**
   * Holds the languages of a text.
   *
   * @param main the ISO 639-1 code of the language of most of the text, or {@code und} if the text
   *     has no letters or its language is unknown. If two languages have similar shares, the first
   *     one is the main language, because the second half is usually its translation.
   */
  public record DetectedLanguages(String main, List<Segment> segments) {
    public DetectedLanguages {
      segments = List.copyOf(segments);
    }
  }

  /** Returns the main language of a text and its segments in order. */
  public DetectedLanguages of(String text) {
    List<ScriptRuns.Run> runs = ScriptRuns.of(text);
    Map<Script, String> languages = new EnumMap<>(Script.class);
    List<Segment> segments = new ArrayList<>();
    Map<String, Double> words = new HashMap<>();
    double total = 0;
    for (ScriptRuns.Run run : runs) {
      String language = run.script().language();
      if (language == null) {
        language = languages.get(run.script());
      }
      if (language == null) {
        language =
            run.script() == Script.LATIN
                ? FunctionWordDetector.of(text, runs)
                : LetterDetector.of(text, runs, run.script());
        languages.put(run.script(), language);
      }
      add(segments, text, run, language);
      words.merge(language, run.words(), Double::sum);
      total += run.words();
    }
    return new DetectedLanguages(main(segments, words, total), segments);
  }

  /** Appends a run as a segment, or extends the previous segment if it has the same language. */
  private static void add(
      List<Segment> segments, String text, ScriptRuns.Run run, String language) {
    int start = run.start();
    int last = segments.size() - 1;
    if (last >= 0 && segments.get(last).language().equals(language)) {
      start = segments.remove(last).start();
    }
    int end = run.end();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    segments.add(new Segment(start, end, language));
  }

  private static String main(List<Segment> segments, Map<String, Double> words, double total) {
    String main = "und";
    double most = 0;
    for (Segment segment : segments) {
      double share = words.get(segment.language()) / total;
      if (share >= MIN_MAIN_SHARE) {
        return segment.language();
      }
      if (share > most) {
        main = segment.language();
        most = share;
      }
    }
    return main;
  }
}
