package dev.isobar.query.alert;

import dev.isobar.query.alert.AlertHits.Hit;
import dev.isobar.query.alert.AlertHits.Matched;
import dev.isobar.query.article.PresentArticles.Present;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses which of the pending hits of an alert its next message tells: each article once, of each
 * story the first if asked, and what the condition of the alert lets through. Within one
 * transaction.
 */
final class HitSelection {
  private final Connection connection;
  private final AlertHits hits;
  private final Alert alert;
  private final Map<String, Present> view;

  /** What need not be told. */
  private final List<Hit> skipped = new ArrayList<>();

  private final Map<String, Set<String>> firstMentions = new HashMap<>();
  private Instant silentUntil;

  /**
   * @param view what the view has under the ids of the hits
   * @param silentUntil when the last burst ends; null for none
   */
  HitSelection(Connection connection, Alert alert, Map<String, Present> view, Instant silentUntil) {
    this.connection = connection;
    this.hits = new AlertHits(connection);
    this.alert = alert;
    this.view = view;
    this.silentUntil = silentUntil;
  }

  /** Returns what is told, in the order of time, and marks the hits that are told or skipped. */
  List<Hit> choose(List<Hit> pending, FirstMentions mentions, Set<String> wanted)
      throws SQLException {
    List<Hit> left = withoutTold(withoutCopies(pending));
    if (alert.perStory()) {
      left = firstOfStories(left);
    }
    List<Hit> told =
        switch (alert.when().kind()) {
          case EVERY_MATCH -> left;
          case FIRST_MENTION -> firstMentions(left, mentions, wanted);
          case SEVERAL -> bursts(left);
        };
    hits.markSkipped(alert.id(), skipped);
    hits.markTold(alert.id(), told);
    return told;
  }

  /** Returns when the last burst ends; null for none. */
  Instant silentUntil() {
    return silentUntil;
  }

  /** Returns the entities that an article mentions first. */
  Set<String> firstMentions(Hit hit) {
    return firstMentions.getOrDefault(hit.article(), Set.of());
  }

  /** Returns the story of an article; null if the view knows none. */
  String story(Hit hit) {
    Present present = view.get(hit.article());
    return present == null ? null : present.story();
  }

  private String presentId(Hit hit) {
    Present present = view.get(hit.article());
    return present == null ? hit.article() : present.id();
  }

  /** Of several ids of one article, the newest revision stays. */
  private List<Hit> withoutCopies(List<Hit> pending) {
    Map<String, Hit> newest = new LinkedHashMap<>();
    for (Hit hit : pending) {
      Hit before = newest.get(presentId(hit));
      if (before == null || before.revision() <= hit.revision()) {
        newest.put(presentId(hit), hit);
        skip(before);
      } else {
        skip(hit);
      }
    }
    return new ArrayList<>(newest.values());
  }

  private List<Hit> withoutTold(List<Hit> some) throws SQLException {
    Map<String, Matched> told = hits.told(alert.id(), some.stream().map(this::presentId).toList());
    List<Hit> left = new ArrayList<>();
    for (Hit hit : some) {
      Matched before = told.get(presentId(hit));
      if (before == null
          || alert.revisions() && before.isChangedBy(hit.revision(), hit.content())) {
        left.add(hit);
      } else {
        skip(hit);
      }
    }
    return left;
  }

  private List<Hit> firstOfStories(List<Hit> some) throws SQLException {
    Set<String> stories = new HashSet<>();
    for (Hit hit : some) {
      if (story(hit) != null) {
        stories.add(story(hit));
      }
    }
    Set<String> known = hits.toldStories(alert.id(), stories);
    List<Hit> first = new ArrayList<>();
    for (Hit hit : some) {
      if (story(hit) == null || known.add(story(hit))) {
        first.add(hit);
      } else {
        skip(hit);
      }
    }
    return first;
  }

  private List<Hit> firstMentions(List<Hit> some, FirstMentions mentions, Set<String> wanted)
      throws SQLException {
    List<Hit> first = new ArrayList<>();
    for (Hit hit : some) {
      Set<String> entities = mentions.take(connection, alert.id(), hit, wanted, presentId(hit));
      if (entities.isEmpty()) {
        skip(hit);
      } else {
        firstMentions.put(hit.article(), entities);
        first.add(hit);
      }
    }
    return first;
  }

  private List<Hit> bursts(List<Hit> some) {
    ArticleBursts<Hit> bursts =
        ArticleBursts.of(
            some, Hit::at, alert.when().articles(), alert.when().within(), silentUntil);
    silentUntil = bursts.silentUntil();
    Set<Hit> stay = new HashSet<>(bursts.told());
    stay.addAll(bursts.waiting());
    some.stream().filter(hit -> !stay.contains(hit)).forEach(this::skip);
    return bursts.told();
  }

  private void skip(Hit hit) {
    if (hit != null) {
      skipped.add(hit);
    }
  }
}
