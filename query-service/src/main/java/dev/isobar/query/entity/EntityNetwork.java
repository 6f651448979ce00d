package dev.isobar.query.entity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.query.rest.BasedOn;
import dev.isobar.query.rest.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds the most frequent entities of some articles, and which of them articles mention together.
 *
 * @param edges each pair once, those with the most articles first
 */
@JsonPropertyOrder(alphabetic = false)
record EntityNetwork(List<EntityNode> nodes, List<Edge> edges, BasedOn basedOn)
    implements BasedOn.Counted {

  /** Holds an entity and how many of the articles mention it. */
  @JsonPropertyOrder(alphabetic = false)
  record EntityNode(String id, String type, String name, long articles) {}

  /**
   * Holds two entities that articles mention together.
   *
   * @param entity the one whose id comes first
   * @param articles how many articles mention both
   * @param npmi see {@link Association}; with the articles of the network as the base
   */
  @JsonPropertyOrder(alphabetic = false)
  record Edge(String entity, String with, long articles, double npmi) {
    static final List<Column<Edge>> COLUMNS =
        List.of(
            new Column<>("entity", Edge::entity),
            new Column<>("with", Edge::with),
            new Column<>("articles", Edge::articles),
            new Column<>("npmi", Edge::npmi));
  }

  /**
   * Connects entities.
   *
   * @param nodes the entities, with their numbers of articles
   * @param lists the entities of each article
   * @param min how many articles an edge has at least
   */
  static List<Edge> edges(Map<String, Long> nodes, Collection<List<String>> lists, int min) {
    Map<String, Map<String, Integer>> together = new HashMap<>();
    for (List<String> list : lists) {
      TreeSet<String> present = new TreeSet<>(list);
      present.retainAll(nodes.keySet());
      for (String entity : present) {
        for (String with : present.tailSet(entity, false)) {
          together.computeIfAbsent(entity, key -> new HashMap<>()).merge(with, 1, Integer::sum);
        }
      }
    }
    List<Edge> edges = new ArrayList<>();
    together.forEach(
        (entity, others) ->
            others.forEach(
                (with, articles) -> {
                  if (articles >= min) {
                    double npmi =
                        Association.npmi(
                            articles, nodes.get(entity), nodes.get(with), lists.size());
                    edges.add(new Edge(entity, with, articles, npmi));
                  }
                }));
    edges.sort(
        Comparator.comparingLong(Edge::articles)
            .reversed()
            .thenComparing(Edge::entity)
            .thenComparing(Edge::with));
    return edges;
  }
}
