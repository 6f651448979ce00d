package dev.isobar.local.bench.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.SampleTexts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Generates any number of enriched articles. Their words, names, topics and sources have the
 * frequencies of Zipf's law, so that frequent and rare ones exist in a view of any size. The most
 * frequent English words are those of real articles, the others are made up. Chinese words come
 * from a dictionary, by their frequency: a rare word in every article would make them one story.
 * The same number gives the same event.
 */
final class GeneratedEvents {
  /** How many different words a language has. */
  static final int WORDS = 50_000;

  private static final int WORDS_OF_ARTICLE = 420;

  /** Of two characters each; as long as in English when it is read. */
  private static final int CHINESE_WORDS_OF_ARTICLE = 300;

  private static final int ENTITIES = 20_000;
  private static final int SOURCES = 300;
  private static final String[] TYPES = {"person", "organisation", "place", "instrument"};
  private static final String[] TOPICS = {
    "climate-diplomacy",
    "methane",
    "greenhouse-gases",
    "circular-economy",
    "plastic-pollution",
    "energy-transition",
    "low-carbon-cities",
    "forests",
    "biodiversity",
    "climate-finance",
    "carbon-markets",
    "adaptation",
    "transport",
    "agriculture",
    "oceans",
    "industry",
    "loss-and-damage",
    "climate-science",
    "climate-litigation"
  };

  private final String[] words = new String[WORDS];
  private final List<String> chineseWords;
  private final Instant end;

  /**
   * Creates a generator.
   *
   * @param end the time of the newest article; the oldest one is a year older
   * @param dictionary Chinese words, the most frequent first
   */
  GeneratedEvents(Instant end, List<String> dictionary) {
    this.end = end;
    String text = String.join(" ", SampleTexts.texts());
    List<String> real =
        Pattern.compile("[A-Za-z]{2,}")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    for (int i = 0; i < WORDS; i++) {
      words[i] = i < real.size() ? real.get(i) : "w" + Integer.toString(i * 7919, 36);
    }
    chineseWords = dictionary;
  }

  /** Returns the id of an article. */
  static String id(long number) {
    return "bench-view-" + number;
  }

  /** Returns the value of one event. */
  byte[] json(long number) {
    SplittableRandom random = new SplittableRandom(number);
    boolean chinese = random.nextInt(3) == 0;
    Instant published = end.minus(random.nextInt(365 * 86_400), ChronoUnit.SECONDS);
    ObjectNode event = ContractJson.mapper().createObjectNode();
    event.put("id", id(number)).put("revision", published.toEpochMilli());
    event.put("url", "https://bench.example/view/" + number);
    event
        .putObject("source")
        .put("feed", "feed-" + zipf(random, SOURCES))
        .put("publisher", "Publisher " + zipf(random, SOURCES));
    event.put("fetchedAt", published.toString()).put("enrichedAt", published.toString());
    event.put("taxonomyVersion", "bench").put("enricherVersion", "bench");
    event.put("relevance", random.nextDouble()).put("lane", "quick");
    event.put("title", text(random, chinese, 12, 8)).putArray("authors");
    boolean day = random.nextInt(3) == 0;
    event
        .putObject("published")
        .put("value", day ? published.toString().substring(0, 10) : published.toString())
        .put("precision", day ? "day" : "second")
        .put("confidence", 0.9)
        .put("evidence", "bench");
    String text = text(random, chinese, WORDS_OF_ARTICLE, CHINESE_WORDS_OF_ARTICLE);
    event.put("text", text).put("language", chinese ? "zh" : "en");
    for (String list : new String[] {"removed", "segments", "dates", "happenings"}) {
      event.putArray(list);
    }
    mentions(event.putArray("mentions"), random);
    topics(event.putArray("topics"), random);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String text(SplittableRandom random, boolean chinese, int length, int chineseLength) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < (chinese ? chineseLength : length); i++) {
      if (chinese) {
        text.append(chineseWords.get(zipf(random, chineseWords.size())))
            .append(i % 13 == 12 ? "。" : "");
      } else {
        text.append(words[zipf(random, WORDS)]).append(i % 17 == 16 ? ". " : " ");
      }
    }
    return text.toString();
  }

  private static void mentions(ArrayNode mentions, SplittableRandom random) {
    for (int i = random.nextInt(20); i >= 0; i--) {
      int rank = zipf(random, ENTITIES);
      String type = TYPES[rank % TYPES.length];
      mentions
          .addObject()
          .put("entity", type + "/bench-" + rank)
          .put("type", type)
          .put("name", "Name " + rank)
          .put("text", "Name " + rank)
          .put("start", 0)
          .put("end", 4)
          .put("rule", "bench")
          .put("confidence", 0.9);
    }
  }

  private static void topics(ArrayNode topics, SplittableRandom random) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      ObjectNode topic = topics.addObject();
      topic.put("id", TOPICS[zipf(random, TOPICS.length)]).put("score", 0.7);
      topic.putArray("broader").add("bench-all");
      topic.putArray("evidence");
    }
  }

  /** Returns a number below {@code count}; the chance of number n is as 1 to n. */
  private static int zipf(SplittableRandom random, int count) {
    return (int) Math.pow(count + 1, random.nextDouble()) - 1;
  }
}
