package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.SentenceSplitter;
import dev.isobar.enrich.text.WordCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags a text with the concepts that it is about. A label counts by its weight: more in the title
 * and near the beginning, less when repeated. A long text needs more labels, and a single label
 * counts fully only in a text that is otherwise about climate.
 */
public final class TopicTagger {
  /** Least score of a topic; below it, a text only mentions the topic in passing. */
  static final double THRESHOLD = 0.4;

  /**
   * Least relevance of a text. Below it, a text about traffic or farming has no relation to
   * climate, and so no topic.
   */
  private static final double MIN_RELEVANCE = 0.15;

  /**
   * Least score of a topic of a single sentence, as a share of the best score: a sentence is about
   * one topic and mentions the others in passing. On sentences of Chinese reports (development set
   * topics-esg-zh), macro F1 rose from .683 to .713, equally on both halves; .85 gave .727, but
   * kept only one topic of a list of three.
   */
  private static final double MIN_SHARE_OF_BEST = 0.75;

  private static final double TITLE_FACTOR = 1.5;
  private static final double EARLY_FACTOR = 1.25;
  private static final int EARLY_CHARACTERS = 400;

  /** Length in characters below which no part of a text is early. */
  private static final int MIN_LENGTH_FOR_EARLY = 1_000;

  private static final double NARROWER_SHARE = 0.8;

  /** Share of a label's weight that remains in a text that is otherwise not about climate. */
  private static final double MIN_CONTEXT_SHARE = 0.4;

  /**
   * Factor for the climate weight of a concept that is not specific to climate (buses, farms) when
   * its own context is computed.
   */
  private static final double SELF_CONTEXT_DEDUCTION = 0.75;

  /** Weight that gives a score of one half for a sentence, and its growth with the length. */
  private static final double HALF_SCORE_WEIGHT = 0.7;

  private static final double WEIGHT_GROWTH = 0.2;

  /** Orders topics by descending score. */
  static final Comparator<Topic> BEST_FIRST =
      Comparator.comparingDouble(Topic::score).reversed().thenComparing(Topic::id);

  private final Taxonomy taxonomy;
  private final ClimateRelevance relevance;
  private final TopicLabelFinder labels;
  private final Map<String, List<String>> broader = new HashMap<>();

  public TopicTagger(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.relevance = new ClimateRelevance(taxonomy);
    this.labels = new TopicLabelFinder(taxonomy);
    taxonomy.concepts().forEach(c -> broader.put(c.id(), taxonomy.broader(c.id())));
  }

  /**
   * Returns the topics of a text, best first.
   *
   * @param title the title from the metadata, or null if unknown
   */
  public List<Topic> tag(
      String title, String text, List<Segment> segments, List<Mention> mentions) {
    return tag(title, NormalizedText.of(text), segments, mentions);
  }

  /** Returns the topics of a text that is normalised once for all steps, best first. */
  public List<Topic> tag(
      String title, NormalizedText normalized, List<Segment> segments, List<Mention> mentions) {
    String text = normalized.text();
    Map<String, ConceptScore> scores = new LinkedHashMap<>();
    TopicLabelFinder.FoundLabels found =
        labels.find(normalized, title == null ? null : NormalizedText.of(title), mentions);
    for (LabelMatch match : found.text()) {
      double labelWeight = match.label().weight() * match.weightBeside(mentions);
      if (labelWeight > 0) {
        boolean early = match.start() < EARLY_CHARACTERS && text.length() >= MIN_LENGTH_FOR_EARLY;
        double positionFactor = early ? EARLY_FACTOR : 1;
        score(scores, match.label().concept())
            .add(
                "",
                match.label().label(),
                labelWeight * positionFactor,
                match.label().isHint(),
                new Span(match.start(), match.end()));
      }
    }
    for (LabelMatch match : found.title()) {
      score(scores, match.label().concept())
          .add(
              "title: ",
              match.label().label(),
              match.label().weight() * TITLE_FACTOR,
              match.label().isHint(),
              null);
    }
    List<Topic> topics = topics(scores, WordCount.of(text, 0, text.length()).total());
    return SentenceSplitter.isOneSentence(text) ? main(topics) : topics;
  }

  /** Returns the main topics of a single sentence, with their broader and narrower topics. */
  private static List<Topic> main(List<Topic> bestFirst) {
    List<Topic> main =
        bestFirst.stream()
            .filter(t -> t.score() >= MIN_SHARE_OF_BEST * bestFirst.get(0).score())
            .toList();
    return bestFirst.stream().filter(t -> main.stream().anyMatch(m -> areRelated(t, m))).toList();
  }

  private static boolean areRelated(Topic topic, Topic other) {
    return topic.id().equals(other.id())
        || topic.broader().contains(other.id())
        || other.broader().contains(topic.id());
  }

  private static ConceptScore score(Map<String, ConceptScore> scores, Concept concept) {
    return scores.computeIfAbsent(concept.id(), id -> new ConceptScore(concept));
  }

  private List<Topic> topics(Map<String, ConceptScore> scores, double length) {
    double halfScoreWeight = HALF_SCORE_WEIGHT + WEIGHT_GROWTH * Math.log1p(length / 50);
    addBroader(scores);
    double climateWeight = 0;
    for (ConceptScore concept : scores.values()) {
      climateWeight += concept.climateWeight();
    }
    List<Topic> topics = new ArrayList<>();
    for (ConceptScore concept : scores.values()) {
      double context =
          share(
              climateWeight - SELF_CONTEXT_DEDUCTION * concept.nonClimateWeight(), halfScoreWeight);
      double weight = concept.weight() * (MIN_CONTEXT_SHARE + (1 - MIN_CONTEXT_SHARE) * context);
      double score = share(weight, halfScoreWeight);
      if (score >= THRESHOLD) {
        double rounded = Math.round(score * 1000) / 1000.0;
        String id = concept.concept().id();
        topics.add(new Topic(id, broader.get(id), rounded, concept.evidence()));
      }
    }
    if (relevance.of(topics) < MIN_RELEVANCE) {
      return List.of();
    }
    topics.sort(BEST_FIRST);
    return topics;
  }

  /** Returns the share of the weight, from 0 to 1. */
  private static double share(double weight, double halfScoreWeight) {
    return weight / (weight + halfScoreWeight);
  }

  private void addBroader(Map<String, ConceptScore> scores) {
    for (ConceptScore score : List.copyOf(scores.values())) {
      for (String above : broader.get(score.concept().id())) {
        score(scores, taxonomy.concept(above)).addNarrower(score, NARROWER_SHARE);
      }
    }
  }
}
