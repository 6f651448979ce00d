package dev.isobar.enrich.language;

import dev.isobar.contracts.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which languages a text is written in, stretch by stretch. */
public final class LanguageDetector {
  /** A language with this share of the text is no quotation; the one that comes first leads. */
  private static final double HALF = 0.35;

  /**
   * @param main ISO 639-1 code of the language of most of the text; of two halves that of the
   *     first, as the second is then usually its translation; {@code und} for a text without
   *     letters
   */
  public record DetectedLanguages(String main, List<Segment> segments) {
    public DetectedLanguages {
      segments = List.copyOf(segments);
    }
  }

  public DetectedLanguages of(String text) {
    List<ScriptRuns.Run> runs = ScriptRuns.of(text);
    String latin = null;
    List<Segment> segments = new ArrayList<>();
    Map<String, Double> words = new HashMap<>();
    double total = 0;
    for (ScriptRuns.Run run : runs) {
      String language = run.script().language();
      if (language == null) {
        latin = latin == null ? StopwordLanguageDetector.of(text, runs) : latin;
        language = latin;
      }
      add(segments, text, run, language);
      words.merge(language, run.words(), Double::sum);
      total += run.words();
    }
    return new DetectedLanguages(main(segments, words, total), segments);
  }

  /** Neighbours in one language are one segment. */
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
      if (share >= HALF) {
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
