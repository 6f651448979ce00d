package dev.isobar.enrich.metadata;

import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.List;

/** Collects candidate values for an article's title, date, authors and publisher. */
final class MetadataCandidates {
  /** Length at which a stated date is truncated in the evidence, in characters. */
  private static final int MAX_STATED = 80;

  final List<ScoredValue<String>> titles = new ArrayList<>();
  final List<ScoredValue<ParsedDate>> dates = new ArrayList<>();
  final List<ScoredValue<List<String>>> authors = new ArrayList<>();
  final List<ScoredValue<String>> publishers = new ArrayList<>();

  void title(String title, double confidence, String evidence) {
    if (title != null && !title.isBlank()) {
      titles.add(new ScoredValue<>(title.strip().replaceAll("\\s+", " "), confidence, evidence));
    }
  }

  void date(String stated, double confidence, String evidence) {
    ParsedDate.parse(stated)
        .ifPresent(
            parsed ->
                dates.add(
                    new ScoredValue<>(
                        parsed,
                        confidence,
                        evidence + ": " + TruncatedText.head(stated, MAX_STATED).strip())));
  }

  void authors(List<String> names, double confidence, String evidence) {
    List<String> clean = BylineParser.clean(names);
    if (!clean.isEmpty()) {
      authors.add(new ScoredValue<>(clean, confidence, evidence));
    }
  }

  void publisher(String name, double confidence, String evidence) {
    if (name != null && !name.isBlank()) {
      publishers.add(new ScoredValue<>(name.strip(), confidence, evidence));
    }
  }
}
