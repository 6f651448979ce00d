package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes a climate topic and its labels: Concept v1 of {@code schemas/concept.v1.schema.json}.
 *
 * @param id lower-case words joined by hyphens, such as {@code loss-and-damage}
 * @param broader ids of the concepts directly above it
 * @param labels its usual name by language
 * @param cues words that hint at the concept and rarely suffice alone
 * @param negativeLabels phrases that contain a label but mean something else
 * @param noise machine-translation errors for a label
 * @param relevance how likely a text about the concept is about climate, from 0 to 1; null means
 *     0.5
 * @param extensions fields that are not part of the contract, kept unchanged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConceptEvent(
    String id,
    List<String> broader,
    String definition,
    Map<String, String> labels,
    List<ConceptLabel> altLabels,
    List<ConceptLabel> cues,
    List<String> negativeLabels,
    List<ConceptLabel> noise,
    Double relevance,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions) {

  /**
   * @throws ContractViolationException if a required field is missing or a value is invalid
   */
  public ConceptEvent {
    Required.text("/id", id);
    Required.text("/definition", definition);
    Required.value("/labels", labels);
    if (relevance != null) {
      Required.share("/relevance", relevance);
    }
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    broader = orEmpty(broader);
    altLabels = orEmpty(altLabels);
    cues = orEmpty(cues);
    negativeLabels = orEmpty(negativeLabels);
    noise = orEmpty(noise);
    extensions =
        extensions == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
