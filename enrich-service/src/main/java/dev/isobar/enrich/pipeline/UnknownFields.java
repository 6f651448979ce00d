package dev.isobar.enrich.pipeline;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies fields of a raw article that are not part of the contract to the enriched article. */
final class UnknownFields {
  private static final Set<String> ENRICHED_FIELDS =
      Arrays.stream(EnrichedArticle.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private UnknownFields() {}

  /** Returns the unknown fields, without those whose name is a field of the enriched article. */
  static Map<String, Object> copied(RawArticle raw) {
    if (raw.extensions().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copied = new LinkedHashMap<>(raw.extensions());
    copied.keySet().removeAll(ENRICHED_FIELDS);
    return copied;
  }
}
