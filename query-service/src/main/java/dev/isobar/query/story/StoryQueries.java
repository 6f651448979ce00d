package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.story.StoryDetail.First;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Reads stories from the view. */
@ApplicationScoped
class StoryQueries {
  /** How many articles of a story are shown; each is compared with each for the reasons. */
  private static final int MAX_MEMBERS = 100;

  private static final int HEADLINE = 120;

  private final EntityManager entities;

  StoryQueries(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns the id of the story that an article belongs to, or empty if there is no such one. */
  Optional<String> present(String id) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryReader(connection).storyOf(id));
  }

  /** Returns a story, or empty if there is none with this id. */
  Optional<StoryDetail> find(String id) {
    return entities.unwrap(Session.class).doReturningWork(connection -> find(connection, id));
  }

  private static Optional<StoryDetail> find(Connection connection, String id) throws SQLException {
    List<Story> found = new StoryTable(connection).find(Set.of(id));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StoryReader reader = new StoryReader(connection);
    List<String> ids = reader.members(id, MAX_MEMBERS);
    Map<String, EnrichedArticle> byId = new HashMap<>();
    reader.articles(ids).forEach(article -> byId.put(article.id(), article));
    Map<String, StorySignature> signatures = new HashMap<>();
    new StoryRows(connection)
        .articles(ids)
        .forEach(article -> signatures.put(article.id(), article.signature()));
    List<EnrichedArticle> articles = new ArrayList<>();
    ids.forEach(member -> articles.add(byId.get(member)));
    StoryTimeline timeline =
        new StoryTimeline(articles, ids.stream().map(signatures::get).toList());
    List<StoryMember> members = timeline.members();
    StoryReader.Origins origins = reader.origins(List.of(id)).get(id);
    StoryMember first = members.get(0);
    Story story = found.get(0);
    return Optional.of(
        new StoryDetail(
            id,
            headline(articles.get(0)),
            story.at(),
            story.latest(),
            story.members(),
            origins.sources(),
            origins.languages(),
            new First(first.id(), first.source(), first.at()),
            timeline.velocity(members),
            StorySummary.of(articles),
            members));
  }

  /** Returns the title, or the beginning of the text. */
  static String headline(EnrichedArticle article) {
    if (article.title() != null) {
      return article.title();
    }
    String text = article.text().strip();
    int line = text.indexOf('\n');
    String beginning = line < 0 ? text : text.substring(0, line);
    return beginning.length() <= HEADLINE
        ? beginning
        : TruncatedText.head(beginning, HEADLINE) + "…";
  }
}
