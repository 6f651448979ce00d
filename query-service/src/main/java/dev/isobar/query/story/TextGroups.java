package dev.isobar.query.story;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.isobar.query.story.StoryPace.Member;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which articles of a story have one text, and remembers it: to compare a hundred articles
 * with each other takes 5 ms, a list shows 50 stories, and few of them change between two requests.
 * Thread-safe.
 */
@Singleton
class TextGroups {
  /** About 10 MB: an article has a number, a version and a text. */
  private static final long MAX_ARTICLES = 100_000;

  private final Cache<List<Member>, int[]> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_ARTICLES)
          .weigher((List<Member> members, int[] texts) -> texts.length)
          .build();

  /**
   * Returns the texts of stories, as {@link StoryPace#texts} counts them.
   *
   * @param stories the articles of each
   */
  Map<List<Member>, int[]> of(Connection connection, Collection<List<Member>> stories)
      throws SQLException {
    Map<List<Member>, int[]> texts = new HashMap<>(known.getAllPresent(stories));
    List<List<Member>> others =
        stories.stream().filter(members -> !texts.containsKey(members)).toList();
    Map<Long, StoryArticle> articles =
        new StoryRows(connection)
            .articlesBySeq(
                others.stream().flatMap(List::stream).map(Member::seq).distinct().toList());
    for (List<Member> members : others) {
      int[] compared =
          StoryPace.texts(
              members.stream().map(member -> articles.get(member.seq()).signature()).toList());
      texts.put(members, compared);
      known.put(List.copyOf(members), compared);
    }
    return texts;
  }
}
