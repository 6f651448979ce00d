package dev.isobar.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedHealthTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final List<IngestStatus.Feed> PAGE = List.of(feed("a", null));

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void keepsAnAnswer() {
    FeedHealth health = new FeedHealth(Duration.ofHours(1), PATIENCE);
    assertThat(health.of(PAGE, this::answer)).containsExactly(feed("a", "1"));
    assertThat(health.of(PAGE, this::answer)).containsExactly(feed("a", "1"));
    health.retain(List.of("b"));
    assertThat(health.of(PAGE, this::answer)).containsExactly(feed("a", "2"));
  }

  @Test
  void asksAgainAfterATime() {
    FeedHealth health = new FeedHealth(Duration.ZERO, PATIENCE);
    health.of(PAGE, this::answer);
    assertThat(health.of(PAGE, this::answer)).containsExactly(feed("a", "2"));
  }

  @Test
  void whileAnotherCallerAsksItShowsWhatIsKnown() throws Exception {
    FeedHealth health = new FeedHealth(Duration.ZERO, PATIENCE);
    health.of(PAGE, this::answer);
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<List<IngestStatus.Feed>> other =
        CompletableFuture.supplyAsync(
            () ->
                health.of(
                    PAGE,
                    feeds -> {
                      asking.countDown();
                      await(end);
                      return answer(feeds);
                    }));
    try {
      await(asking);
      assertThat(health.of(PAGE, this::answer)).containsExactly(feed("a", "1"));
      assertThat(health.of(List.of(feed("b", null)), this::answer))
          .containsExactly(feed("b", null));
    } finally {
      end.countDown();
    }
    assertThat(other.get(60, TimeUnit.SECONDS)).containsExactly(feed("a", "2"));
  }

  private List<IngestStatus.Feed> answer(List<IngestStatus.Feed> feeds) {
    String status = String.valueOf(asked.incrementAndGet());
    return feeds.stream().map(one -> feed(one.id(), status)).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IngestStatus.Feed feed(String id, String status) {
    return new IngestStatus.Feed(id, null, status, null, null, null);
  }
}
