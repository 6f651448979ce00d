package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.story.StoryDetail.First;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Reads stories from the view. */
@ApplicationScoped
public class StoryQueries {
  private static final int HEADLINE = 120;

  private final EntityManager entities;

  StoryQueries(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns the id of the story that an article belongs to, or empty if there is no such one. */
  public Optional<String> present(String id) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryReader(connection).storyOf(id));
  }

  /** Returns a story, or empty if there is none with this id. */
  public Optional<StoryDetail> find(String id) {
    return entities.unwrap(Session.class).doReturningWork(connection -> find(connection, id));
  }

  private static Optional<StoryDetail> find(Connection connection, String id) throws SQLException {
    List<Story> found = new StoryTable(connection).find(Set.of(id));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StoryReader reader = new StoryReader(connection);
    MemberArticles known = MemberArticles.of(connection, id);
    List<EnrichedArticle> articles = known.articles();
    List<StoryDecision> decisions = StoryDecisionReader.about(connection, id);
    StoryTimeline timeline =
        new StoryTimeline(articles, known.signatures(), new DecidedPairs(decisions));
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
            decisions.stream().map(StoryDetail.Decided::of).toList(),
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
