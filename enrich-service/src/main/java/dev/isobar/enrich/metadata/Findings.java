package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.List;

/** Everything that may tell an article's title, date, authors and publisher. */
final class Findings {
  final List<Candidate<String>> titles = new ArrayList<>();
  final List<Candidate<Stamp>> dates = new ArrayList<>();
  final List<Candidate<List<String>>> authors = new ArrayList<>();
  final List<Candidate<String>> publishers = new ArrayList<>();

  void title(String title, double confidence, String evidence) {
    if (title != null && !title.isBlank()) {
      titles.add(new Candidate<>(title.strip().replaceAll("\\s+", " "), confidence, evidence));
    }
  }

  void date(String stated, double confidence, String evidence) {
    Stamp.parse(stated)
        .ifPresent(
            stamp -> dates.add(new Candidate<>(stamp, confidence, evidence + ": " + cut(stated))));
  }

  void authors(List<String> names, double confidence, String evidence) {
    List<String> clean = Names.clean(names);
    if (!clean.isEmpty()) {
      authors.add(new Candidate<>(clean, confidence, evidence));
    }
  }

  void publisher(String name, double confidence, String evidence) {
    if (name != null && !name.isBlank()) {
      publishers.add(new Candidate<>(name.strip(), confidence, evidence));
    }
  }

  static String cut(String text) {
    return text.length() <= 80 ? text.strip() : text.substring(0, 80).strip();
  }
}
