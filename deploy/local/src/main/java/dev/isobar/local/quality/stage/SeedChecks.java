package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.ConfusionCounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks each line of {@code expected.json}; the recall of a kind is its share of passed checks.
 */
final class SeedChecks {
  private final Map<String, ConfusionCounts> counts = new TreeMap<>();

  Map<String, ConfusionCounts> counts() {
    return counts;
  }

  void add(JsonNode seed, EnrichedArticle article) {
    check("language", article.language().equals(seed.at("/languages/main").asText()));
    text(seed, article.text());
    metadata(seed, article);
    topics(seed.path("topics"), article);
    mentions(seed, article.mentions());
    for (JsonNode event : seed.path("events")) {
      if (event.hasNonNull("from")) {
        check("happenings", article.happenings().stream().anyMatch(h -> is(h, event)));
      }
    }
  }

  private void text(JsonNode seed, String text) {
    String flat = flat(text);
    seed.path("keep").forEach(part -> check("keep", flat.contains(flat(part.asText()))));
    seed.path("drop").forEach(part -> check("drop", !text.contains(part.asText())));
  }

  private void metadata(JsonNode seed, EnrichedArticle article) {
    String value = article.published() == null ? null : article.published().value();
    String day = value == null ? null : value.substring(0, Math.min(10, value.length()));
    check("published", Objects.equals(day, seed.path("published").textValue()));
    if (seed.hasNonNull("title")) {
      check("title", seed.path("title").asText().equals(article.title()));
    }
    if (seed.hasNonNull("author")) {
      check("author", article.authors().equals(List.of(seed.path("author").asText())));
    }
  }

  private void topics(JsonNode expected, EnrichedArticle article) {
    Set<String> found = article.topics().stream().map(Topic::id).collect(Collectors.toSet());
    for (String kind : List.of("required", "expected")) {
      expected.path(kind).forEach(id -> check("topics " + kind, found.contains(id.asText())));
    }
    expected.path("absent").forEach(id -> check("topics absent", !found.contains(id.asText())));
  }

  private void mentions(JsonNode seed, List<Mention> mentions) {
    Map<String, Set<String>> bySurface =
        mentions.stream()
            .collect(
                Collectors.groupingBy(
                    Mention::text, Collectors.mapping(m -> slug(m.entity()), Collectors.toSet())));
    for (String group : List.of("people", "organisations", "places", "instruments")) {
      for (Map.Entry<String, JsonNode> entity : DataSets.fields(seed.path(group))) {
        entity
            .getValue()
            .forEach(
                surface ->
                    check(
                        group,
                        bySurface
                            .getOrDefault(surface.asText(), Set.of())
                            .contains(entity.getKey())));
      }
    }
    seed.path("places-absent")
        .forEach(surface -> check("places absent", !bySurface.containsKey(surface.asText())));
  }

  private static boolean is(Happening happening, JsonNode event) {
    boolean there =
        !event.hasNonNull("where")
            || happening.place() != null
                && slug(happening.place()).equals(event.path("where").asText());
    return there
        && event.path("from").asText().equals(String.valueOf(happening.from()))
        && event.path("to").asText().equals(String.valueOf(happening.to()));
  }

  private static String slug(String entity) {
    return entity.substring(entity.lastIndexOf('/') + 1);
  }

  private static String flat(String text) {
    return text.replaceAll("(?U)\\s+", " ");
  }

  private void check(String kind, boolean holds) {
    counts.computeIfAbsent(kind, k -> new ConfusionCounts()).answer(holds, true);
  }
}
