package dev.isobar.query.story;

import dev.isobar.query.story.StoryPace.Member;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds articles that copy: an earlier article of the story, in the same language and of another
 * source, has the same text. Of a story its earliest {@value StoryReports#MAX_MEMBERS} articles are
 * compared, and the comparison is remembered ({@link TextGroups}).
 */
@Singleton
public class StoryCopies {
  private final TextGroups texts;

  StoryCopies(TextGroups texts) {
    this.texts = texts;
  }

  /** Returns the numbers ({@code seq}) of the articles of these stories that are copies. */
  public Set<Long> of(Connection connection, Collection<String> stories) throws SQLException {
    List<StoryPace> paces =
        new StoryReports(connection, texts)
            .of(stories).values().stream().filter(StoryPace::hasSeveral).toList();
    Map<List<Member>, int[]> known =
        texts.of(connection, paces.stream().map(StoryPace::members).toList());
    Map<Long, String> languages =
        languages(
            connection,
            paces.stream().flatMap(pace -> pace.members().stream()).map(Member::seq).toList());
    Set<Long> copies = new HashSet<>();
    paces.forEach(pace -> copies.addAll(copies(pace, known.get(pace.members()), languages)));
    return copies;
  }

  /**
   * Returns the copies of one story.
   *
   * @param texts what copies and translations have in common, article by article
   * @param languages by the numbers of articles
   */
  static Set<Long> copies(StoryPace pace, int[] texts, Map<Long, String> languages) {
    Set<Long> copies = new HashSet<>();
    for (int article = 0; article < texts.length; article++) {
      long seq = pace.members().get(article).seq();
      for (int earlier = 0; earlier < article; earlier++) {
        boolean sameText = texts[article] == texts[earlier];
        String language = languages.get(pace.members().get(earlier).seq());
        if (sameText
            && language.equals(languages.get(seq))
            && !pace.reports().get(article).source().equals(pace.reports().get(earlier).source())) {
          copies.add(seq);
        }
      }
    }
    return copies;
  }

  private static Map<Long, String> languages(Connection connection, List<Long> articles)
      throws SQLException {
    Map<Long, String> languages = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT seq, language FROM article WHERE seq = ANY(?)")) {
      select.setArray(1, connection.createArrayOf("int8", articles.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          languages.put(row.getLong(1), row.getString(2));
        }
      }
    }
    return languages;
  }
}
