package dev.isobar.query.search;

import dev.isobar.contracts.text.ClasspathText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows the labels of the taxonomy's topics, people, organisations, places and instruments in
 * English and Chinese. The file labels.tsv is made from the taxonomy of enrich-service; concepts
 * that are changed while the services run take the place of those in the file.
 */
public final class ConceptLabels {
  /** A name that so many concepts share says nothing. */
  private static final int MAX_OTHERS = 5;

  private static final int MAX_SIMILAR = 3;

  private static final List<Concept> BUNDLED =
      ClasspathText.read(ConceptLabels.class, "labels.tsv")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(columns -> Concept.of(columns[0], columns[1], columns[2]))
          .toList();

  private static volatile ConceptLabels present = new ConceptLabels(BUNDLED);

  /** The labels in the other language of those that have the same words. */
  private final Map<String, Set<String>> others = new HashMap<>(32_768);

  /** The main labels by the ids of concepts. */
  private final Map<String, MainLabels> main = new HashMap<>(16_384);

  /** Each label as it is compared with misspelled ones, and as the taxonomy has it. */
  private final Map<String, String> spellings = new LinkedHashMap<>(32_768);

  private ConceptLabels(List<Concept> concepts) {
    concepts.forEach(this::add);
  }

  /** Holds the labels of a concept; the first one of each language is the main one. */
  private record Concept(String id, List<String> english, List<String> chinese) {
    static Concept of(String id, String english, String chinese) {
      return new Concept(id, List.of(english.split("\\|")), List.of(chinese.split("\\|")));
    }
  }

  /** Holds the main label of a concept in each language. */
  public record MainLabels(String en, String zh) {}

  /**
   * Replaces or adds concepts. What an earlier call replaced is as in the file again.
   *
   * @param changed the main labels by the ids of concepts; null if a concept no longer has both
   */
  public static void change(Map<String, MainLabels> changed) {
    List<Concept> concepts = new ArrayList<>(BUNDLED);
    concepts.removeIf(concept -> changed.containsKey(concept.id()));
    changed.forEach(
        (id, labels) -> {
          if (labels != null) {
            concepts.add(new Concept(id, List.of(labels.en()), List.of(labels.zh())));
          }
        });
    present = new ConceptLabels(concepts);
  }

  /** Returns an object that is another one after any change: queries then have other labels. */
  public static Object version() {
    return present;
  }

  private void add(Concept concept) {
    MainLabels labels = new MainLabels(concept.english().get(0), concept.chinese().get(0));
    main.put(concept.id(), labels);
    concept.english().forEach(label -> add(label, labels.zh()));
    concept.chinese().forEach(label -> add(label, labels.en()));
  }

  private void add(String label, String other) {
    spellings.putIfAbsent(spelling(label), label);
    key(label)
        .ifPresent(key -> others.computeIfAbsent(key, known -> new LinkedHashSet<>()).add(other));
  }

  /** Returns the labels of a concept; empty if the taxonomy does not have it in both languages. */
  public static Optional<MainLabels> of(String id) {
    return Optional.ofNullable(present.main.get(id));
  }

  /**
   * Returns the label in the other language of the concepts with this label, in the taxonomy's
   * order; empty if there is none.
   */
  static List<String> inOtherLanguage(String label) {
    ConceptLabels labels = present;
    Set<String> found =
        key(label).map(key -> labels.others.getOrDefault(key, Set.of())).orElse(Set.of());
    return found.size() > MAX_OTHERS ? List.of() : List.copyOf(found);
  }

  /** Returns the words of the label in a form that all spellings share. */
  private static Optional<String> key(String label) {
    return PhraseReader.read(label, false)
        .map(
            phrase ->
                phrase.parts().stream()
                    .map(part -> SearchWord.of(part.text()).stem())
                    .collect(Collectors.joining(" ")));
  }

  /** Returns the labels that are spelled most like a text, at most {@value #MAX_SIMILAR}. */
  static List<String> similarTo(String text) {
    String spelling = spelling(text);
    int max = maxDistance(spelling);
    ConceptLabels labels = present;
    if (max == 0 || labels.spellings.containsKey(spelling)) {
      return List.of();
    }
    List<List<String>> byDistance = List.of(new ArrayList<>(), new ArrayList<>());
    labels.spellings.forEach(
        (known, label) -> {
          int distance = SpellingDistance.of(spelling, known, max);
          if (distance <= max) {
            byDistance.get(distance - 1).add(label);
          }
        });
    return byDistance.stream().flatMap(List::stream).limit(MAX_SIMILAR).toList();
  }

  /** Returns the letters, digits and blanks, folded. */
  private static String spelling(String text) {
    StringBuilder spelling = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = FoldedCharacters.of(text.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        spelling.append(c);
      } else if (FoldedCharacters.isExpanded(c)) {
        spelling.append(FoldedCharacters.expansion(text.charAt(i)));
      } else if (c == FoldedCharacters.BLANK || c == '-') {
        spelling.append(' ');
      }
    }
    return spelling.toString();
  }

  /** Returns how many changes turn a misspelled label into the one that was meant. */
  private static int maxDistance(String spelling) {
    boolean chinese = !spelling.isEmpty() && FoldedCharacters.isPaired(spelling.charAt(0));
    int length = spelling.length();
    return chinese ? (length > 2 ? 1 : 0) : length > 8 ? 2 : length > 4 ? 1 : 0;
  }
}
