package dev.isobar.query.story;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.article.ReceivedArticle;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which articles an article is compared with. */
class StoryCandidatesComponentTest {
  private static final int SIDE = 8;
  private static final int MOST = 24;

  private final Random random = new Random(11);

  /** Keys of one to a hundred articles: with 16 or fewer, all of them are read at once. */
  @Test
  void theNearestOnEachSideAreFoundForRareAndFrequentKeys() throws Exception {
    new StoryDatabase();
    List<StoryArticle> articles = new ArrayList<>();
    for (int seq = 1; seq <= 100; seq++) {
      articles.add(withKeys(seq, random.ints(6, 0, 60).map(key -> key * key / 60).toArray()));
    }
    try (Connection connection = StoryDatabase.connect()) {
      new StoryRows(connection).insertKeys(articles);
      Map<Long, List<Long>> found = StoryCandidates.of(connection, articles);
      for (StoryArticle article : articles) {
        Map<Long, Double> weights = weights(article, articles);
        List<Long> candidates = found.getOrDefault(article.seq(), List.of());
        assertThat(candidates).hasSize(Math.min(MOST, weights.size()));
        assertThat(weights.keySet()).containsAll(candidates);
        double least = candidates.stream().mapToDouble(weights::get).min().orElse(0);
        candidates.forEach(weights::remove);
        assertThat(weights.values()).allMatch(weight -> weight <= least + 1e-9);
      }
      connection.rollback();
    }
  }

  /** Each article has a minute of its own. */
  private StoryArticle withKeys(int seq, int[] keys) throws Exception {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * ((seq * 37) % 101));
    ReceivedArticle received =
        ReceivedArticle.read(article("candidate").fetchedAt(time.toString()).bytes(), 1 << 20);
    StorySignature signature = StorySignature.of(received.article());
    int[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    return new StoryArticle(seq, "candidate-" + seq, "candidate-" + seq, distinct, signature);
  }

  private static Map<Long, Double> weights(StoryArticle article, List<StoryArticle> all) {
    Map<Long, Double> weights = new HashMap<>();
    for (int key : article.keys()) {
      List<StoryArticle> same =
          all.stream()
              .filter(other -> Arrays.stream(other.keys()).anyMatch(k -> k == key))
              .sorted(Comparator.comparingInt(StoryArticle::minute))
              .toList();
      int at = same.indexOf(article);
      // The article itself is among the earlier ones.
      List<StoryArticle> near =
          new ArrayList<>(
              same.subList(Math.max(0, at + 1 - SIDE), Math.min(same.size(), at + 1 + SIDE)));
      near.remove(article);
      near.forEach(other -> weights.merge(other.seq(), 1.0 / near.size(), Double::sum));
    }
    return weights;
  }
}
