package dev.isobar.query.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isobar.query.entity.EntityNetwork.Edge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntityNetworkTest {
  @Property(tries = 300)
  void edgesAreThePairsOfTheArticles(@ForAll("articles") List<Set<String>> articles) {
    Map<String, Long> nodes =
        articles.stream()
            .flatMap(Set::stream)
            .filter(entity -> !entity.equals("left-out"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Edge> edges = EntityNetwork.edges(nodes, articles.stream().map(List::copyOf).toList(), 1);

    for (Edge edge : edges) {
      assertThat(edge.entity()).isLessThan(edge.with());
      assertThat(nodes).containsKeys(edge.entity(), edge.with());
      assertThat(articles.stream().filter(a -> a.containsAll(pair(edge))).count())
          .isEqualTo(edge.articles());
      assertThat(edge.npmi()).isBetween(-1.0, 1.0);
    }
    assertThat(edges.stream().map(EntityNetworkTest::pair)).doesNotHaveDuplicates();
    long pairs =
        articles.stream()
            .mapToLong(article -> article.stream().filter(nodes::containsKey).count())
            .map(entities -> entities * (entities - 1) / 2)
            .sum();
    assertThat(edges.stream().mapToLong(Edge::articles).sum()).isEqualTo(pairs);
  }

  @Provide
  Arbitrary<List<Set<String>>> articles() {
    return Arbitraries.of("a", "b", "c", "d", "left-out").set().ofMaxSize(5).list().ofMaxSize(12);
  }

  private static Set<String> pair(Edge edge) {
    return Set.of(edge.entity(), edge.with());
  }

  @Property(tries = 300)
  void theMeasureIsSymmetric(
      @ForAll @IntRange(min = 1, max = 50) int together,
      @ForAll @IntRange(max = 50) int more,
      @ForAll @IntRange(max = 50) int others,
      @ForAll @IntRange(max = 50) int none) {
    int one = together + more;
    int other = together + others;
    int all = together + more + others + none;
    assertThat(Association.npmi(together, one, other, all))
        .isEqualTo(Association.npmi(together, other, one, all), within(1e-4))
        .isBetween(-1.0, 1.0);
  }

  @Test
  void theMeasureIsOneForPairsAndZeroForChance() {
    assertThat(Association.npmi(3, 3, 3, 100)).isEqualTo(1);
    assertThat(Association.npmi(100, 100, 100, 100)).isEqualTo(1);
    assertThat(Association.npmi(10, 20, 50, 100)).isZero();
    assertThat(Association.npmi(1, 50, 50, 100)).isNegative();
  }
}
