package dev.isobar.ingest.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polls 1,000 feeds with faults for a week, in simulated time, with a restart each day. */
@Timeout(300)
class SimulatedWeekTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int FEEDS = 1_000;
  private static final int HOSTS = 300;

  /** A feed that was away is back within the longest delay after a failure and its jitter. */
  private static final Duration LATEST = Duration.ofHours(25);

  @Test
  void noArticleIsLostOrDoubledAndEveryServerIsRespected() {
    BehaviourJudge judge = new BehaviourJudge();
    VirtualWeb web = new VirtualWeb(judge);
    Random random = new Random(5);
    for (int i = 0; i < FEEDS; i++) {
      Trait trait = i < FEEDS / 2 ? Trait.PLAIN : Trait.values()[i % Trait.values().length];
      Duration gap = Duration.ofMinutes(90 + random.nextInt(2_000));
      String url = "https://host%d.example/feed%d".formatted(i % HOSTS, i);
      web.add(new VirtualFeed(url, trait, gap, START));
    }
    FeedClient client = new ScheduledClient(web, 7);
    for (int day = 0; day < 7; day++) {
      client.start(START.plus(Duration.ofDays(day)).plusSeconds(day == 0 ? 0 : 1_200));
      client.runUntil(START.plus(Duration.ofDays(day + 1)));
    }

    assertThat(judge.violations()).isEmpty();
    int articles = 0;
    for (VirtualFeed feed : web.feeds()) {
      List<String> published = client.published(feed.url());
      assertThat(new HashSet<>(published)).as(feed.url()).hasSameSizeAs(published);
      int due = feed.articles(listedUntil(feed.trait()).minus(LATEST));
      for (int article = 0; article < due; article++) {
        assertThat(published).as("%s of %s", article, feed.trait()).contains(feed.guid(article));
      }
      articles += published.size();
    }
    double perArticle = (double) judge.requests() / articles;
    System.out.printf(
        Locale.ROOT,
        "week: %d feeds, %d articles, %d requests %s, %.2f requests per new article%n",
        FEEDS,
        articles,
        judge.requests(),
        judge.statuses(),
        perArticle);
    assertThat(perArticle).isLessThan(20);
  }

  /** Returns the time until which a polite client can see what is new. */
  private static Instant listedUntil(Trait trait) {
    return switch (trait) {
      case GONE -> START.plus(Duration.ofDays(2));
      case LYING -> START.plus(Duration.ofDays(3));
      default -> START.plus(Duration.ofDays(7));
    };
  }
}
