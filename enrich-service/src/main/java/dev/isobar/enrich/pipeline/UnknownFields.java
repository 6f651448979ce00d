package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields of a raw article that the contract does not know travel on under their own names. */
final class UnknownFields {
  private static final Set<String> OWN =
      Arrays.stream(EnrichedArticle.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private UnknownFields() {}

  /** All but those whose name the enriched event uses itself. */
  static Map<String, Object> carried(RawArticle raw) {
    if (raw.extensions().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> carried = new LinkedHashMap<>(raw.extensions());
    carried.keySet().removeAll(OWN);
    return carried;
  }
}
