package dev.isobar.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A climate subject and the words that tell of it: Concept v1 of {@code
 * schemas/concept.v1.schema.json}.
 *
 * @param id lower-case words joined by hyphens: {@code loss-and-damage}
 * @param broader ids of the concepts above it
 * @param labels its usual name by language
 * @param cues words that hint at it and rarely suffice alone
 * @param negativeLabels phrases that hold a label and mean something else
 * @param noise what machine translation makes of a label
 * @param relevance from 0 to 1: how surely a text about it is about climate; null for 0.5
 * @param extensions fields that the contract does not know; kept as they came
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Concept(
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
   * @throws ContractViolation naming the JSON pointer of what is missing
   */
  public Concept {
    Required.text("/id", id);
    Required.text("/definition", definition);
    Required.value("/labels", labels);
    if (relevance != null) {
      Required.share("/relevance", relevance);
    }
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    broader = orNone(broader);
    altLabels = orNone(altLabels);
    cues = orNone(cues);
    negativeLabels = orNone(negativeLabels);
    noise = orNone(noise);
    extensions =
        extensions == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
