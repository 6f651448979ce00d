package dev.isobar.enrich.taxonomyapi;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.RequestedLane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the quick-lane results of articles before and after a change of the taxonomy.
 *
 * @param articles the number of articles
 * @param sample {@code latest} or {@code built-in}, see {@link RecentArticles.Sample}
 * @param changed the number of articles with other topics, scores or relevance
 * @param concepts the number of articles that gain or lose each concept, highest first
 * @param examples some of the changed articles, those with other topics first
 */
record ChangeImpact(
    int articles, String sample, int changed, List<TopicDelta> concepts, List<Example> examples) {
  static final int MAX_EXAMPLES = 20;

  /** Counts the articles that gain and lose a concept. */
  record TopicDelta(String id, int gained, int lost) {}

  /** Holds a topic and its score. */
  record Scored(String id, double score) {}

  /** Holds the topics and relevance of one article before and after the change. */
  record Example(String id, String title, Reading before, Reading after) {
    private boolean hasOtherTopics() {
      return !before.ids().equals(after.ids());
    }
  }

  /** Holds the topics and relevance of an article. */
  record Reading(List<Scored> topics, double relevance) {
    static Reading of(EnrichedArticle article) {
      List<Scored> topics = new ArrayList<>();
      for (Topic topic : article.topics()) {
        topics.add(new Scored(topic.id(), topic.score()));
      }
      return new Reading(topics, article.relevance());
    }

    private Collection<String> ids() {
      return topics.stream().map(Scored::id).sorted().toList();
    }
  }

  static ChangeImpact of(Enricher before, Enricher after, RecentArticles.Sample sample) {
    List<Example> changed = new ArrayList<>();
    for (RawArticle raw : sample.articles()) {
      EnrichedArticle was = before.enrich(raw, RequestedLane.QUICK);
      EnrichedArticle is = after.enrich(raw, RequestedLane.QUICK);
      Example example = new Example(was.id(), was.title(), Reading.of(was), Reading.of(is));
      if (!example.before().equals(example.after())) {
        changed.add(example);
      }
    }
    List<Example> shown =
        changed.stream()
            .sorted(Comparator.comparing(example -> !example.hasOtherTopics()))
            .limit(MAX_EXAMPLES)
            .toList();
    return new ChangeImpact(
        sample.articles().size(), sample.from(), changed.size(), shifts(changed), shown);
  }

  private static List<TopicDelta> shifts(List<Example> changed) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Example example : changed) {
      Collection<String> before = example.before().ids();
      Collection<String> after = example.after().ids();
      after.stream().filter(id -> !before.contains(id)).forEach(id -> count(counts, id)[0]++);
      before.stream().filter(id -> !after.contains(id)).forEach(id -> count(counts, id)[1]++);
    }
    return counts.entrySet().stream()
        .map(e -> new TopicDelta(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .sorted(Comparator.comparingInt((TopicDelta shift) -> -shift.gained() - shift.lost()))
        .toList();
  }

  private static int[] count(Map<String, int[]> counts, String id) {
    return counts.computeIfAbsent(id, k -> new int[2]);
  }
}
