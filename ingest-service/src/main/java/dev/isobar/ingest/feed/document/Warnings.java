package dev.isobar.ingest.feed.document;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the defects of a document: each sentence once, with its number of cases. */
final class Warnings {
  private static final int MAX_SENTENCES = 30;

  private final Map<String, int[]> counts = new LinkedHashMap<>();
  private final Map<String, String> examples = new HashMap<>();

  void add(String sentence) {
    int[] count = counts.get(sentence);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < MAX_SENTENCES) {
      counts.put(sentence, new int[] {1});
    }
  }

  boolean contains(String sentence) {
    return counts.containsKey(sentence);
  }

  /** Adds a sentence that shows the first case as an example. */
  void add(String sentence, String example) {
    examples.putIfAbsent(sentence, example);
    add(sentence);
  }

  List<String> sentences() {
    return counts.entrySet().stream().map(e -> shown(e.getKey(), e.getValue()[0])).toList();
  }

  private String shown(String sentence, int count) {
    String example = examples.get(sentence);
    String whole = example == null ? sentence : sentence + ", for example: " + example;
    return count == 1 ? whole : whole + " (" + count + " times)";
  }
}
