package dev.isobar.ingest.feed.state;

import static dev.isobar.ingest.feed.entry.Entries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedEntry;
import dev.isobar.ingest.feed.entry.Entries;
import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import dev.isobar.ingest.feed.schedule.PollState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Measures states as newsrooms make them: 20 entries listed, 200 outcomes, titles of eight to
 * twelve words of a vocabulary of 3,000 with the frequencies of natural language.
 */
class FeedStateSizeTest {
  private static final String[] LETTERS =
      "e t a o i n s h r d l u c m f w g y p b v k th er on an re he in ed nd ha at en es of or nt ea"
          .split(" ");

  @Test
  void stateOfAUsualFeedTakesFewBytes(TestReporter reporter) {
    Random random = new Random(11);
    String[] words = vocabulary(random);
    long bytes = 0;
    long nanos = 0;
    int feeds = 20;
    for (int feed = 0; feed < feeds; feed++) {
      FeedState state = state(words, random, feed);
      byte[] encoded = FeedStateCodec.encode(state);
      long start = System.nanoTime();
      FeedStateCodec.encode(FeedStateCodec.decode(encoded).state());
      nanos += System.nanoTime() - start;
      bytes += encoded.length;
      assertThat(state.outcomes()).hasSize(200);
    }
    reporter.publishEntry("bytes of a state", String.valueOf(bytes / feeds));
    reporter.publishEntry("ms to read and write one", String.valueOf(nanos / feeds / 1e6));

    assertThat(bytes / feeds).isLessThan(9_500);
  }

  private static FeedState state(String[] words, Random random, int feed) {
    EntrySelector selector = new EntrySelector(SelectionLimits.DEFAULT);
    List<FeedEntry> listed = new ArrayList<>();
    Instant now = NOW;
    FeedState state =
        FeedState.EMPTY.withSchedule(PollState.unpolled("https://n" + feed + ".example/f", now));
    while (state.outcomes().size() < FeedState.MAX_OUTCOMES || state.entries().size() < 190) {
      now = now.plus(Duration.ofMinutes(30 + random.nextInt(60)));
      listed.add(0, entry(words, random, feed, now));
      listed = new ArrayList<>(listed.subList(0, Math.min(20, listed.size())));
      var decisions = selector.select(Entries.FEED, Entries.document(listed), state.entries(), now);
      state =
          state
              .withDecisions("f", decisions, now)
              .withPoll(new PollRecord(now, 200, 20_000, Duration.ofMillis(80), 20, 1, 0, ""));
    }
    return state;
  }

  private static FeedEntry entry(String[] words, Random random, int feed, Instant now) {
    StringBuilder title = new StringBuilder();
    for (int i = 8 + random.nextInt(5); i > 0; i--) {
      title.append(words[(int) (words.length * Math.pow(random.nextDouble(), 3))]).append(' ');
    }
    String name = title.toString().strip();
    String slug = name.substring(0, Math.min(40, name.length())).strip().replace(' ', '-');
    String link =
        "https://www.newsroom-%d.example/%s/%s"
            .formatted(feed, now.toString().substring(0, 7), slug);
    String headline = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return Entries.entry(link, link, headline, now.minusSeconds(random.nextInt(1800)), headline);
  }

  private static String[] vocabulary(Random random) {
    String[] words = new String[3_000];
    for (int i = 0; i < words.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(i < 100 ? 3 : 5); n >= 0; n--) {
        word.append(LETTERS[(int) (LETTERS.length * Math.pow(random.nextDouble(), 1.5))]);
      }
      words[i] = word.toString();
    }
    return words;
  }
}
