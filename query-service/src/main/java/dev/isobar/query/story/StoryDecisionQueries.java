package dev.isobar.query.story;

import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.rest.ListPage;
import dev.isobar.query.rest.PageCursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Reads the decisions of curators from the view. */
@ApplicationScoped
public class StoryDecisionQueries {
  private final EntityManager entities;

  StoryDecisionQueries(EntityManager entities) {
    this.entities = entities;
  }

  /** Returns a page of decisions, the latest first. */
  public ListPage<StoryDecisionItem> list(int limit, PageCursor after) {
    Instant before = ArticleTime.inRange(after == null ? Long.MAX_VALUE : after.number());
    String beforeId = after == null ? "" : after.id();
    List<StoryDecisionItem> found =
        entities
            .unwrap(Session.class)
            .doReturningWork(
                connection ->
                    new StoryDecisionReader(connection).latest(before, beforeId, limit + 1))
            .stream()
            .map(StoryDecisionItem::of)
            .toList();
    return ListPage.of(
        found, limit, item -> new PageCursor(item.decidedAt().toEpochMilli(), item.id()));
  }

  /** Returns a decision, or empty if there is none with this id. */
  public Optional<StoryDecisionItem> find(String id) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryDecisionReader(connection).load(List.of(id)))
        .stream()
        .map(StoryDecisionItem::of)
        .findFirst();
  }

  /** Returns when this decision was changed last, or a later one was made; empty without both. */
  public Optional<Instant> changedAt(String id) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> new StoryDecisionReader(connection).changedAt(id));
  }
}
