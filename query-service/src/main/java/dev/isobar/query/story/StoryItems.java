package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what lists and streams show of stories. */
final class StoryItems {
  private final StoryReader reader;
  private final StoryReports reports;

  StoryItems(Connection connection, TextGroups texts) {
    this.reader = new StoryReader(connection);
    this.reports = new StoryReports(connection, texts);
  }

  /** Returns the item of each story, by its id. */
  Map<String, StoryItem> of(List<Story> stories) throws SQLException {
    List<String> ids = stories.stream().map(Story::id).toList();
    Map<String, EnrichedArticle> heads = new HashMap<>();
    for (EnrichedArticle head : reader.articles(ids)) {
      heads.put(head.id(), head);
    }
    Map<String, StoryReader.Origins> origins = reader.origins(ids);
    Map<String, StoryVelocity> velocities = reports.velocities(reports.of(ids));
    Map<String, StoryItem> items = new HashMap<>();
    for (Story story : stories) {
      StoryReader.Origins origin = origins.get(story.id());
      items.put(
          story.id(),
          new StoryItem(
              story.id(),
              StoryQueries.headline(heads.get(story.id())),
              story.at(),
              story.latest(),
              story.members(),
              origin.sources(),
              origin.languages(),
              velocities.get(story.id())));
    }
    return items;
  }
}
