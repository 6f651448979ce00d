package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.taxonomy.Concept;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which concepts a text is about. Labels count by weight, in the title and early on more, said
 * again less; long texts need more of them; and a lone label needs a text that is otherwise about
 * climate too.
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

  private static final double IN_ORGANISATION = 0.5;
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

  private record Hit(int start, int end, TopicLabel sign) {}

  private static final Comparator<Hit> LONGEST_FIRST =
      Comparator.comparingInt(Hit::start).thenComparingInt(hit -> -hit.end());

  /** In falling order of the scores. */
  static final Comparator<Topic> BEST_FIRST =
      Comparator.comparingDouble(Topic::score).reversed().thenComparing(Topic::id);

  private final Taxonomy taxonomy;
  private final ClimateRelevance relevance;
  private final Lexicon<TopicLabel> lexicon;
  private final Map<String, List<String>> broader = new HashMap<>();

  public TopicTagger(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.relevance = new ClimateRelevance(taxonomy);
    this.lexicon = TopicLexicon.lexicon(taxonomy);
    taxonomy.concepts().forEach(c -> broader.put(c.id(), taxonomy.broader(c.id())));
  }

  /**
   * The topics of a text, best first.
   *
   * @param title as metadata gives it; null where none is known
   */
  public List<Topic> tag(
      String title, String text, List<Segment> segments, List<Mention> mentions) {
    return tag(title, NormalizedText.of(text), segments, mentions);
  }

  /** As above, of a text that is folded once for all steps. */
  public List<Topic> tag(
      String title, NormalizedText folded, List<Segment> segments, List<Mention> mentions) {
    String text = folded.text();
    Map<String, ConceptScore> tallies = new LinkedHashMap<>();
    for (Hit hit : worded(folded)) {
      double worth = hit.sign.weight() * within(mentions, hit);
      if (worth > 0) {
        boolean early = hit.start < EARLY_CHARACTERS && text.length() >= LONG_CHARACTERS;
        double place = early ? EARLY : 1;
        tally(tallies, hit.sign.concept())
            .add(hit.sign.label(), worth * place, hit.sign.isHint(), new Span(hit.start, hit.end));
      }
    }
    if (title != null) {
      for (Hit hit : worded(NormalizedText.of(title))) {
        tally(tallies, hit.sign.concept())
            .add(
                "title: " + hit.sign.label(),
                hit.sign.weight() * IN_TITLE,
                hit.sign.isHint(),
                null);
      }
    }
    List<Topic> topics = topics(tallies, length(text));
    return isOneSentence(text) ? main(topics) : topics;
  }

  /** Those that a single sentence is about, with what is broader and narrower than they are. */
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

  private static boolean isOneSentence(String text) {
    String whole = text.strip();
    for (int i = 0; i + 1 < whole.length(); i++) {
      boolean ends =
          switch (whole.charAt(i)) {
            case '\n', '。', '！', '？' -> true;
            case '.', '!', '?' -> Character.isWhitespace(whole.charAt(i + 1));
            default -> false;
          };
      if (ends) {
        return false;
      }
    }
    return true;
  }

  private static ConceptScore tally(Map<String, ConceptScore> tallies, Concept concept) {
    return tallies.computeIfAbsent(concept.id(), id -> new ConceptScore(concept));
  }

  /**
   * The labels in a text, without those inside longer ones and those that a phrase speaks against.
   */
  private List<Hit> worded(NormalizedText text) {
    List<Hit> hits = new ArrayList<>();
    lexicon.scan(text, (start, end, sign) -> hits.add(new Hit(start, end, sign)));
    hits.sort(LONGEST_FIRST);
    List<Hit> kept = new ArrayList<>();
    int reach = -1;
    int from = -1;
    for (Hit hit : hits) {
      boolean inside = hit.end <= reach && !(hit.start == from && hit.end == reach);
      if (inside) {
        continue;
      }
      if (hit.end > reach) {
        from = hit.start;
        reach = hit.end;
      }
      if (!hit.sign.isNegative()) {
        kept.add(hit);
      }
    }
    return kept;
  }

  /** What is left of a label's worth where it stands inside a name. */
  private static double within(List<Mention> mentions, Hit hit) {
    int low = 0;
    int high = mentions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Mention mention = mentions.get(middle);
      if (mention.end() <= hit.start) {
        low = middle + 1;
      } else if (mention.start() >= hit.end) {
        high = middle - 1;
      } else if (mention.start() <= hit.start && mention.end() >= hit.end) {
        return switch (mention.type()) {
          case PERSON, PLACE -> 0;
          case ORGANISATION -> isMost(hit, mention) ? 1 : IN_ORGANISATION;
          case INSTRUMENT -> 1;
        };
      } else {
        return 1;
      }
    }
    return 1;
  }

  /** A "loss and damage fund" is about loss and damage; a ministry of many things is not. */
  private static boolean isMost(Hit hit, Mention mention) {
    return 2 * (hit.end - hit.start) > mention.end() - mention.start();
  }

  private List<Topic> topics(Map<String, ConceptScore> tallies, double length) {
    double measure = SHORT + LONGER * Math.log1p(length / 50);
    addBroader(tallies);
    double climate = 0;
    for (ConceptScore tally : tallies.values()) {
      climate += tally.climate();
    }
    List<Topic> topics = new ArrayList<>();
    for (ConceptScore tally : tallies.values()) {
      double context = share(climate - SELF * tally.alsoElsewhere(), measure);
      double weight = tally.weight() * (WITHOUT_CONTEXT + (1 - WITHOUT_CONTEXT) * context);
      double score = share(weight, measure);
      if (score >= THRESHOLD) {
        double rounded = Math.round(score * 1000) / 1000.0;
        String id = tally.concept().id();
        topics.add(new Topic(id, broader.get(id), rounded, tally.evidence()));
      }
    }
    if (relevance.of(topics) < LEAST_RELEVANCE) {
      return List.of();
    }
    topics.sort(BEST_FIRST);
    return topics;
  }

  /** From 0 to 1. */
  private static double share(double weight, double measure) {
    return weight / (weight + measure);
  }

  private void addBroader(Map<String, ConceptScore> tallies) {
    for (ConceptScore tally : List.copyOf(tallies.values())) {
      for (String above : broader.get(tally.concept().id())) {
        tally(tallies, taxonomy.concept(above)).addNarrower(tally, FROM_NARROWER);
      }
    }
  }

  /** In words; a Chinese word has about 1.7 characters. */
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
