package dev.isobar.query.entity;

import dev.isobar.query.article.ArticleFilter;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.article.TagCounts.Count;
import dev.isobar.query.article.TagLists;
import dev.isobar.query.coverage.CoverageQueries;
import dev.isobar.query.coverage.CoverageQueries.Counted;
import dev.isobar.query.entity.EntityNames.Name;
import dev.isobar.query.entity.EntityNetwork.EntityNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds which entities the newest articles that match a filter mention together. */
@ApplicationScoped
class NetworkQueries {
  private final TagLists articles;
  private final CoverageQueries coverage;
  private final EntityNames names;

  NetworkQueries(TagLists articles, CoverageQueries coverage, EntityNames names) {
    this.articles = articles;
    this.coverage = coverage;
    this.names = names;
  }

  /**
   * Returns the network of the most frequent entities.
   *
   * @param types the accepted types; empty for all
   * @param limit how many entities
   * @param min how many articles an edge has at least
   */
  EntityNetwork of(ArticleFilter filter, Set<String> types, int limit, int min) {
    TagLists.Tags tags = articles.of(filter, Kind.ENTITY);
    Map<String, Count> counts = new HashMap<>();
    tags.lists()
        .forEach(
            list -> list.forEach(entity -> counts.merge(entity, new Count(1, 1), Count::plus)));
    List<Counted> most =
        coverage.list(counts, Kind.ENTITY, EntityQueries.ofTypes(types), limit, null);
    Map<String, Long> nodes =
        most.stream().collect(Collectors.toMap(Counted::value, Counted::articles));
    Map<String, Name> known = names.of(nodes.keySet());
    return new EntityNetwork(
        most.stream().map(node -> node(node, known.get(node.value()))).toList(),
        EntityNetwork.edges(nodes, tags.lists(), min),
        tags.basedOn());
  }

  private static EntityNode node(Counted counted, Name name) {
    return new EntityNode(counted.value(), name.type(), name.text(), counted.articles());
  }
}
