package dev.isobar.local.quality.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds a sentence of an IOB2 file with its marked names.
 *
 * @param text the line {@code # text = ...}
 */
public record TaggedSentence(String text, Set<Name> names) {
  private static final String TEXT = "# text = ";
  private static final Set<String> KINDS = Set.of("PER", "ORG", "LOC");

  /**
   * Holds a marked name.
   *
   * @param start in the sentence, in UTF-16 code units
   * @param kind PER, ORG or LOC
   */
  public record Name(int start, int end, String kind) {}

  public TaggedSentence {
    names = Set.copyOf(names);
  }

  /** Reads tab-separated lines of number, token and tag; an empty line ends a sentence. */
  public static List<TaggedSentence> read(List<String> lines) {
    List<TaggedSentence> sentences = new ArrayList<>();
    String text = null;
    List<String[]> tokens = new ArrayList<>();
    List<String> closed = new ArrayList<>(lines);
    closed.add("");
    for (String line : closed) {
      if (line.startsWith(TEXT)) {
        text = line.substring(TEXT.length());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        tokens.add(line.split("\t", -1));
      } else if (line.isEmpty() && !tokens.isEmpty()) {
        sentences.add(new TaggedSentence(text, names(text, tokens)));
        text = null;
        tokens.clear();
      }
    }
    return sentences;
  }

  private static Set<Name> names(String text, List<String[]> tokens) {
    List<Name> names = new ArrayList<>();
    Name open = null;
    int at = 0;
    for (String[] token : tokens) {
      int found = text.indexOf(token[1], at);
      int start = found < 0 ? at : found;
      at = start + token[1].length();
      String tag = token[2];
      boolean goes = tag.startsWith("I-") && open != null;
      if (goes) {
        names.set(names.size() - 1, open = new Name(open.start(), at, open.kind()));
      } else if (tag.startsWith("B-") || tag.startsWith("I-")) {
        names.add(open = new Name(start, at, tag.substring(2)));
      } else {
        open = null;
      }
    }
    return names.stream()
        .filter(name -> KINDS.contains(name.kind()))
        .collect(java.util.stream.Collectors.toSet());
  }
}
