package dev.isobar.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/**
 * Describes a climate topic and the labels by which it is found.
 *
 * @param id the topic's id, such as {@code methane}
 * @param broader ids of the concepts directly above it
 * @param definition one sentence in English
 * @param labels its usual name by language ({@code en}, {@code zh})
 * @param altLabels synonyms
 * @param cues words that hint at the concept and rarely suffice alone
 * @param negativeLabels phrases that contain a label but mean something else ("energy drink")
 * @param noise machine-translation errors for a label ("cycle economy"), which count only beside a
 *     sure sign of the same thing
 * @param relevance how likely a text about the concept is about climate, from 0 to 1
 */
public record Concept(
    String id,
    List<String> broader,
    String definition,
    Map<String, String> labels,
    List<Label> altLabels,
    List<Label> cues,
    List<String> negativeLabels,
    List<Label> noise,
    double relevance) {

  /** Default weight of a label in {@code cues}. */
  public static final double CUE = 0.4;

  /** Default relevance of a concept. */
  public static final double RELEVANCE = 0.5;

  /**
   * Holds a label and its weight.
   *
   * @param weight 1 for an unambiguous label; written {@code text ^0.5} in the file
   */
  public record Label(String text, double weight) {}

  public Concept {
    broader = List.copyOf(broader);
    labels = Map.copyOf(labels);
    altLabels = List.copyOf(altLabels);
    cues = List.copyOf(cues);
    negativeLabels = List.copyOf(negativeLabels);
    noise = List.copyOf(noise);
  }

  /** Returns the concept with other broader concepts. */
  public Concept withBroader(List<String> others) {
    return new Concept(
        id, others, definition, labels, altLabels, cues, negativeLabels, noise, relevance);
  }
}
