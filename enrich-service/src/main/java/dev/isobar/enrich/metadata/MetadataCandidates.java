package dev.isobar.enrich.metadata;

import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects candidate values for an article's title, dates, authors and publisher. */
final class MetadataCandidates {
  /** Length at which a stated date is truncated in the evidence, in characters. */
  private static final int MAX_STATED = 80;

  /** Longer texts are no title, in characters. */
  private static final int LONGEST_TITLE = 500;

  /** Number of candidates of a field that are kept, because they are compared in pairs. */
  static final int MOST = 50;

  /** How much less an organisation counts as an author than a person. */
  private static final double ORGANISATION_DEDUCTION = 0.5;

  final List<ScoredValue<String>> titles = new ArrayList<>();
  final List<ScoredValue<ParsedDate>> dates = new ArrayList<>();
  final List<ScoredValue<ParsedDate>> updates = new ArrayList<>();
  final List<ScoredValue<List<String>>> authors = new ArrayList<>();
  final List<ScoredValue<String>> publishers = new ArrayList<>();

  void title(String title, double confidence, String evidence) {
    String plain = PlainText.of(title);
    if (!plain.isEmpty() && plain.length() <= LONGEST_TITLE) {
      add(titles, new ScoredValue<>(plain, confidence, evidence));
    }
  }

  /** Adds a date of publication, if the text states one. */
  void date(String stated, double confidence, String evidence) {
    date(ParsedDate.parse(stated), stated, confidence, evidence);
  }

  /** Adds a date of publication with its evidence. */
  void date(ScoredValue<ParsedDate> date) {
    add(dates, date);
  }

  void date(Optional<ParsedDate> date, String stated, double confidence, String evidence) {
    date.ifPresent(day -> add(dates, scored(day, stated, confidence, evidence)));
  }

  /** Adds a date of the last change, if the text states one. */
  void update(String stated, double confidence, String evidence) {
    update(ParsedDate.parse(stated), stated, confidence, evidence);
  }

  void update(Optional<ParsedDate> date, String stated, double confidence, String evidence) {
    date.ifPresent(day -> add(updates, scored(day, stated, confidence, evidence)));
  }

  private static ScoredValue<ParsedDate> scored(
      ParsedDate date, String stated, double confidence, String evidence) {
    return new ScoredValue<>(
        date, confidence, evidence + ": " + TruncatedText.head(stated, MAX_STATED).strip());
  }

  /** Adds the authors of a byline or a field, which may hold several and other words. */
  void authors(List<String> stated, double confidence, String evidence) {
    add(BylineParser.clean(stated), confidence, evidence);
  }

  /** Adds authors of a field that states one person at a time, as citation tags do. */
  void people(List<String> stated, double confidence, String evidence) {
    add(BylineParser.people(stated), confidence, evidence);
  }

  /** Adds organisations, which are the author only if no person is. */
  void organisations(List<String> names, double confidence, String evidence) {
    add(
        BylineParser.organisations(names),
        confidence - ORGANISATION_DEDUCTION,
        "organisation, " + evidence);
  }

  /** Adds a candidate; of more than {@link #MOST} it keeps the best, of equal ones the first. */
  private static <T> void add(List<ScoredValue<T>> candidates, ScoredValue<T> candidate) {
    candidates.add(candidate);
    if (candidates.size() > MOST) {
      int least = MOST;
      for (int i = MOST - 1; i >= 0; i--) {
        if (candidates.get(i).confidence() < candidates.get(least).confidence()) {
          least = i;
        }
      }
      candidates.remove(least);
    }
  }

  private void add(List<String> names, double confidence, String evidence) {
    if (!names.isEmpty()) {
      add(authors, new ScoredValue<>(names, confidence, evidence));
    }
  }

  void publisher(String name, double confidence, String evidence) {
    String plain = PlainText.of(name);
    if (!plain.isEmpty()) {
      add(publishers, new ScoredValue<>(plain, confidence, evidence));
    }
  }
}
