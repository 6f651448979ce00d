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
import java.util.stream.Stream;

/**
 * Knows the labels of the taxonomy's topics, people, organisations, places and instruments in
 * English and Chinese. The file labels.tsv is made from the taxonomy of enrich-service.
 */
public final class ConceptLabels {
  /** A name that so many concepts share says nothing. */
  private static final int MAX_OTHERS = 5;

  private static final int MAX_SIMILAR = 3;

  private static final ConceptLabels ALL = new ConceptLabels();

  /** The labels in the other language of those that have the same words. */
  private final Map<String, Set<String>> others = new HashMap<>(32_768);

  /** The main labels by the ids of concepts. */
  private final Map<String, MainLabels> main = new HashMap<>(16_384);

  /** Each label as it is compared with misspelled ones, and as the taxonomy has it. */
  private final Map<String, String> spellings = new LinkedHashMap<>(32_768);

  private ConceptLabels() {
    ClasspathText.read(ConceptLabels.class, "labels.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .forEach(columns -> add(columns[0], columns[1].split("\\|"), columns[2].split("\\|")));
  }

  /** Holds the main label of a concept in each language. */
  public record MainLabels(String en, String zh) {}

  private void add(String id, String[] english, String[] chinese) {
    main.put(id, new MainLabels(english[0], chinese[0]));
    Stream.of(english).forEach(label -> add(label, chinese[0]));
    Stream.of(chinese).forEach(label -> add(label, english[0]));
  }

  private void add(String label, String other) {
    spellings.putIfAbsent(spelling(label), label);
    key(label)
        .ifPresent(key -> others.computeIfAbsent(key, known -> new LinkedHashSet<>()).add(other));
  }

  /** Returns the labels of a concept; empty if the taxonomy does not have it in both languages. */
  public static Optional<MainLabels> of(String id) {
    return Optional.ofNullable(ALL.main.get(id));
  }

  /**
   * Returns the label in the other language of the concepts with this label, in the taxonomy's
   * order; empty if there is none.
   */
  static List<String> inOtherLanguage(String label) {
    Set<String> found =
        key(label).map(key -> ALL.others.getOrDefault(key, Set.of())).orElse(Set.of());
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
    if (max == 0 || ALL.spellings.containsKey(spelling)) {
      return List.of();
    }
    List<List<String>> byDistance = List.of(new ArrayList<>(), new ArrayList<>());
    ALL.spellings.forEach(
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
