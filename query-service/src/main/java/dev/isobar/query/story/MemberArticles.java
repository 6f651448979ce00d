package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the earliest articles of a story, in the order of their times.
 *
 * @param signatures those of the articles, in the same order
 */
record MemberArticles(List<EnrichedArticle> articles, List<StorySignature> signatures) {
  /** How many articles of a story are read; each is compared with each. */
  private static final int MAX_MEMBERS = 100;

  static MemberArticles of(Connection connection, String story) throws SQLException {
    StoryReader reader = new StoryReader(connection);
    List<String> ids = reader.members(story, MAX_MEMBERS);
    Map<String, EnrichedArticle> byId = new HashMap<>();
    reader.articles(ids).forEach(article -> byId.put(article.id(), article));
    Map<String, StorySignature> signatures = new HashMap<>();
    for (StoryArticle article : new StoryRows(connection).articles(ids)) {
      signatures.put(article.id(), article.signature());
    }
    List<EnrichedArticle> articles = new ArrayList<>();
    ids.forEach(id -> articles.add(byId.get(id)));
    return new MemberArticles(articles, ids.stream().map(signatures::get).toList());
  }

  /**
   * Numbers the texts of the articles: those that copy or translate each other, also by way of
   * others, have one number.
   */
  List<Integer> texts() {
    List<Integer> texts = new ArrayList<>();
    for (int article = 0; article < articles.size(); article++) {
      texts.add(article);
      for (int other = 0; other < article; other++) {
        int text = texts.get(article);
        int same = texts.get(other);
        if (text != same && isSameText(signatures.get(article), signatures.get(other))) {
          texts.replaceAll(number -> number == text ? same : number);
        }
      }
    }
    return texts;
  }

  private static boolean isSameText(StorySignature one, StorySignature other) {
    return StoryLinker.link(one, other)
        .filter(link -> link.kind() == LinkKind.SAME_TEXT || link.kind() == LinkKind.TRANSLATION)
        .isPresent();
  }
}
