package dev.isobar.query.article;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the numbers of the tags of several articles.
 *
 * @param ids one slice per article
 * @param weights of all articles, in the order of {@code ids}
 */
record TagSets(IntSlices ids, int[] weights) {

  /** Stores the tags of articles and how their entities are called. */
  static TagSets store(Connection connection, ViewMemory memory, List<ReceivedArticle> articles)
      throws SQLException {
    List<Map<ArticleTag, Integer>> weighted =
        articles.stream().map(received -> ArticleTag.of(received.article())).toList();
    Set<ArticleTag> distinct = new HashSet<>();
    weighted.forEach(tags -> distinct.addAll(tags.keySet()));
    Map<ArticleTag, Integer> numbers = TagTable.store(connection, memory, distinct);
    WordingWriter.insert(connection, memory, articles, numbers);
    IntSlices ids = new IntSlices();
    IntSlices weights = new IntSlices();
    for (Map<ArticleTag, Integer> tags : weighted) {
      ids.add(tags.keySet().stream().mapToInt(numbers::get).toArray());
      weights.add(tags.values().stream().mapToInt(Integer::intValue).toArray());
    }
    return new TagSets(ids, weights.values());
  }
}
