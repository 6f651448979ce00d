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
 * What a change of the taxonomy would do to articles, both times read in the quick lane.
 *
 * @param articles how many were tried
 * @param sample {@code latest} or {@code built-in}, see {@link RecentArticles.Sample}
 * @param changed how many would come out with other topics, scores or relevance
 * @param concepts how many articles would gain or lose each concept, those with most first
 * @param examples some of the changed ones, those with other topics first
 */
record ChangeImpact(
    int articles, String sample, int changed, List<TopicDelta> concepts, List<Example> examples) {
  static final int MOST_EXAMPLES = 20;

  /** How many articles gain and lose a concept. */
  record TopicDelta(String id, int gained, int lost) {}

  /** A topic and its score. */
  record Scored(String id, double score) {}

  /** One article's topics and relevance, as they are and as they would be. */
  record Example(String id, String title, Reading before, Reading after) {
    private boolean hasOtherTopics() {
      return !before.ids().equals(after.ids());
    }
  }

  /** What an article is read as. */
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
            .limit(MOST_EXAMPLES)
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
