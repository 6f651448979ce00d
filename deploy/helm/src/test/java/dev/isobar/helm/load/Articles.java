package dev.isobar.helm.load;

import java.time.Instant;
import java.util.SplittableRandom;

/** Writes articles of random words, so that no two of them are alike. */
final class Articles {
  private static final int WORDS = 90;
  private static final int SENTENCE = 12;
  private static final String[] VOCABULARY =
      ("the of and to in a for on that by with from at its this after before over under between"
              + " city river harbour valley mountain village museum theatre library station bridge"
              + " council mayor doctor teacher farmer driver painter singer engineer student editor"
              + " opened closed visited repaired painted announced postponed finished counted sold"
              + " found described welcomed questioned measured printed carried followed promised"
              + " new old small large quiet early late narrow bright heavy local public careful"
              + " week month morning evening season winter summer spring Monday Tuesday Friday"
              + " market school hospital garden kitchen workshop office road train ferry bicycle"
              + " apples bread cheese copper timber paper wool glass stone water coffee rice"
              + " price record number report letter plan meeting contract concert exhibition match"
              + " three seven eleven twenty forty hundred thousand half quarter several many few")
          .split(" ");
  private static final String[] CLIMATE =
      ("methane emissions carbon price renewable energy solar power wind turbines coal plants"
              + " climate policy adaptation finance net zero targets electric vehicles")
          .split(" ");

  private final String feed;

  /** One in this many articles is about climate, so that the deep lane processes it too. */
  private final int climateOneIn;

  Articles(String feed, int climateOneIn) {
    this.feed = feed;
    this.climateOneIn = climateOneIn;
  }

  /**
   * Returns a RawArticle as one line of JSON.
   *
   * @param revision counts from 0; a later one has a later time of fetching and another text
   */
  String json(long number, int revision, Instant fetchedAt) {
    SplittableRandom random = new SplittableRandom(feed.hashCode() * 31L + number * 101 + revision);
    boolean climate = number % climateOneIn == 0;
    StringBuilder text = new StringBuilder(WORDS * 8);
    for (int i = 0; i < WORDS; i++) {
      String[] words = climate && i % 4 == 0 ? CLIMATE : VOCABULARY;
      text.append(words[random.nextInt(words.length)]);
      text.append((i + 1) % SENTENCE == 0 ? ". " : " ");
    }
    return ("{\"url\":\"https://load.example/%s/%d\",\"feed\":\"%s\",\"title\":\"Number %d, text %d\","
            + "\"fetchedAt\":\"%s\",\"contentType\":\"text/plain\",\"content\":\"%s\"}")
        .formatted(feed, number, feed, number, revision, fetchedAt, text.toString().strip());
  }
}
