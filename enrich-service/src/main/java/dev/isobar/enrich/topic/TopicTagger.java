package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags a text with the concepts that it is about. A label counts by its weight: more in the title
 * and near the beginning, less when repeated. A long text needs more labels, and a lone label needs
 * a text that is about climate otherwise.
 */
public final class TopicTagger {
  /** Least score of a topic: below it, a text only mentions it in passing. */
  static final double THRESHOLD = 0.4;

  /** Below it, a text on traffic or farming has nothing of climate, and so no topic. */
  private static final double LEAST_RELEVANCE = 0.15;

  /**
   * A lone sentence is about one thing, and mentions in passing what scores less than this share of
   * the best. On sentences of Chinese reports (development set topics-esg-zh) macro F1 rose from
   * .683 to .713, alike on either half; .85 gave .727, but left one topic of a list of three.
   */
  private static final double OF_BEST = 0.75;

  private static final double IN_TITLE = 1.5;
  private static final double EARLY = 1.25;
  private static final int EARLY_CHARACTERS = 400;

  /** Of a shorter text, all is early. */
  private static final int LONG_CHARACTERS = 1_000;

  private static final double FROM_NARROWER = 0.8;

  /** What a label is worth in a text that is otherwise not about climate. */
  private static final double WITHOUT_CONTEXT = 0.4;

  /**
   * How little a concept that is not of climate by itself (buses, farms) speaks for its own
   * climate.
   */
  private static final double SELF = 0.75;

  /** The weight that gives a score of one half: of a sentence, and how it grows with the length. */
  private static final double SHORT = 0.7;

  private static final double LONGER = 0.2;

  /** Orders topics by falling score. */
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
   * @param title the title from the metadata; null if unknown
   */
  public List<Topic> tag(
      String title, String text, List<Segment> segments, List<Mention> mentions) {
    return tag(title, NormalizedText.of(text), segments, mentions);
  }

  /** Returns the topics of a text that is normalized once for all steps, best first. */
  public List<Topic> tag(
      String title, NormalizedText folded, List<Segment> segments, List<Mention> mentions) {
    String text = folded.text();
    Map<String, ConceptScore> scores = new LinkedHashMap<>();
    for (LabelMatch match : labels.find(folded)) {
      double worth = match.label().weight() * match.weightBeside(mentions);
      if (worth > 0) {
        boolean early = match.start() < EARLY_CHARACTERS && text.length() >= LONG_CHARACTERS;
        double place = early ? EARLY : 1;
        score(scores, match.label().concept())
            .add(
                match.label().label(),
                worth * place,
                match.label().isHint(),
                new Span(match.start(), match.end()));
      }
    }
    if (title != null) {
      for (LabelMatch match : labels.find(NormalizedText.of(title))) {
        score(scores, match.label().concept())
            .add(
                "title: " + match.label().label(),
                match.label().weight() * IN_TITLE,
                match.label().isHint(),
                null);
      }
    }
    List<Topic> topics = topics(scores, length(text));
    return SentenceSplitter.isOneSentence(text) ? main(topics) : topics;
  }

  /** Returns the main topics of a single sentence, with their broader and narrower ones. */
  private static List<Topic> main(List<Topic> bestFirst) {
    List<Topic> main =
        bestFirst.stream().filter(t -> t.score() >= OF_BEST * bestFirst.get(0).score()).toList();
    return bestFirst.stream().filter(t -> main.stream().anyMatch(m -> areOne(t, m))).toList();
  }

  private static boolean areOne(Topic topic, Topic other) {
    return topic.id().equals(other.id())
        || topic.broader().contains(other.id())
        || other.broader().contains(topic.id());
  }

  private static ConceptScore score(Map<String, ConceptScore> scores, Concept concept) {
    return scores.computeIfAbsent(concept.id(), id -> new ConceptScore(concept));
  }

  private List<Topic> topics(Map<String, ConceptScore> scores, double length) {
    double measure = SHORT + LONGER * Math.log1p(length / 50);
    addBroader(scores);
    double climate = 0;
    for (ConceptScore concept : scores.values()) {
      climate += concept.climate();
    }
    List<Topic> topics = new ArrayList<>();
    for (ConceptScore concept : scores.values()) {
      double context = share(climate - SELF * concept.alsoElsewhere(), measure);
      double weight = concept.weight() * (WITHOUT_CONTEXT + (1 - WITHOUT_CONTEXT) * context);
      double score = share(weight, measure);
      if (score >= THRESHOLD) {
        double rounded = Math.round(score * 1000) / 1000.0;
        String id = concept.concept().id();
        topics.add(new Topic(id, broader.get(id), rounded, concept.evidence()));
      }
    }
    if (relevance.of(topics) < LEAST_RELEVANCE) {
      return List.of();
    }
    topics.sort(BEST_FIRST);
    return topics;
  }

  /** Returns a share from 0 to 1. */
  private static double share(double weight, double measure) {
    return weight / (weight + measure);
  }

  private void addBroader(Map<String, ConceptScore> scores) {
    for (ConceptScore score : List.copyOf(scores.values())) {
      for (String above : broader.get(score.concept().id())) {
        score(scores, taxonomy.concept(above)).addNarrower(score, FROM_NARROWER);
      }
    }
  }

  /** Returns the length in words; a Chinese word has about 1.7 characters. */
  private static double length(String text) {
    int han = 0;
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean chinese = c >= 0x80 && HanText.isHan(c);
      boolean letter = c < 0x80 ? isPlainLetter(c) : !chinese && Character.isLetterOrDigit(c);
      han += chinese ? 1 : 0;
      words += letter && !inWord ? 1 : 0;
      inWord = letter;
    }
    return words + han / 1.7;
  }

  private static boolean isPlainLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
