package dev.isobar.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/**
 * A climate subject, with the words that tell of it.
 *
 * @param id the topic's id: {@code methane}
 * @param broader ids of the concepts above it
 * @param definition one sentence in English
 * @param labels its usual name by language ({@code en}, {@code zh})
 * @param altLabels other names of the very same thing
 * @param cues words that hint at it and rarely suffice alone
 * @param negativeLabels phrases that hold a label and mean something else ("energy drink")
 * @param noise what machine translation makes of a label ("cycle economy")
 * @param relevance from 0 to 1: how surely a text about it is about climate
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

  /** What a label under {@code cues} says where no weight is given. */
  public static final double CUE = 0.4;

  /** How surely a text about a concept is about climate where the concept does not say. */
  public static final double RELEVANCE = 0.5;

  /**
   * A label and how much it says.
   *
   * @param weight 1 for a sure sign; written {@code text ^0.5} in the file
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

  /** The same concept under others. */
  public Concept withBroader(List<String> others) {
    return new Concept(
        id, others, definition, labels, altLabels, cues, negativeLabels, noise, relevance);
  }
}
