package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.schedule.PollResult.Content;
import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import dev.isobar.ingest.fetch.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHealthTest {
  private static FeedHealth after(PollResult... results) {
    PollState state = polledOnce();
    for (PollResult result : results) {
      state = next(state, result, T0);
    }
    return FeedHealth.of(state, null, T0);
  }

  private static FeedStatus dated(Instant newest) {
    Content content = new Content("h", 3, 1, newest, PublisherTiming.NONE);
    return after(status(200).validators("e", "d").document(content)).status();
  }

  @Test
  void aFeedIsNewUntilItsFirstPollAndThenWorks() {
    assertThat(FeedHealth.of(Answers.unpolled(), null, T0).status()).isEqualTo(FeedStatus.NEW);
    assertThat(after().status()).isEqualTo(FeedStatus.WORKING);
    assertThat(after(status(304).bare()).status()).isEqualTo(FeedStatus.WORKING);
  }

  @ParameterizedTest
  @CsvSource({
    "401,BLOCKED",
    "403,BLOCKED",
    "451,BLOCKED",
    "404,NOT_FOUND",
    "410,GONE",
    "429,THROTTLED",
    "500,SERVER_ERROR",
    "503,SERVER_ERROR",
    "418,SERVER_ERROR"
  })
  void errorsHaveTheirStatusUntilASuccess(int code, FeedStatus expected) {
    FeedHealth health = after(status(code).bare(), status(code).bare());
    assertThat(health.status()).isEqualTo(expected);
    assertThat(health.reason()).contains("answers " + code).contains("failure 2 in a row");
    assertThat(after(status(code).bare(), status(304).bare()).status())
        .isEqualTo(FeedStatus.WORKING);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS,TLS",
    "TIMEOUT,SLOW",
    "UNKNOWN_HOST,UNREACHABLE",
    "CONNECTION_FAILED,UNREACHABLE",
    "ROBOTS,BLOCKED",
    "FORBIDDEN_ADDRESS,FORBIDDEN_ADDRESS",
    "TOO_LARGE,UNPARSABLE"
  })
  void failuresHaveTheirStatus(Reason reason, FeedStatus expected) {
    FeedHealth health = after(Answers.failed(reason));
    assertThat(health.status()).isEqualTo(expected);
    assertThat(health.reason()).contains(reason.name()).contains("next poll");
  }

  @Test
  void readersCannotTellAnInnerHostFromNone() {
    FeedHealth forbidden = discreet(Reason.FORBIDDEN_ADDRESS);
    assertThat(forbidden.status()).isEqualTo(discreet(Reason.UNKNOWN_HOST).status());
    assertThat(forbidden.reason())
        .startsWith("The address, or a redirect from there, does not lead to a host with a public")
        .doesNotContain(Reason.FORBIDDEN_ADDRESS.name());
    assertThat(discreet(Reason.TLS)).isEqualTo(after(Answers.failed(Reason.TLS)));
  }

  private static FeedHealth discreet(Reason reason) {
    return FeedHealth.of(next(polledOnce(), Answers.failed(reason), T0).discreet(), null, T0);
  }

  @Test
  void threeTimeoutsAreUnreachable() {
    PollResult late = Answers.failed(Reason.TIMEOUT);
    assertThat(after(late, late, late).status()).isEqualTo(FeedStatus.UNREACHABLE);
  }

  @Test
  void bodiesThatAreNoFeedHaveTheirStatusAlsoAfterA304() {
    PollResult html = status(200).validators("e", "d").unreadable(Kind.HTML, "x");
    assertThat(after(html).status()).isEqualTo(FeedStatus.UNPARSABLE);
    assertThat(after(html).reason()).contains("HTML page").contains("The body is no feed.");
    assertThat(after(html, html, status(304).bare()).status()).isEqualTo(FeedStatus.UNPARSABLE);
    PollResult broken = status(200).unreadable(Kind.BROKEN, "x");
    assertThat(after(broken).status()).isEqualTo(FeedStatus.UNPARSABLE);
    assertThat(after(broken, status(200).validators("e", "d").document("h", 1)).status())
        .isEqualTo(FeedStatus.WORKING);
  }

  @ParameterizedTest
  @CsvSource({"200", "403", "503"})
  void aChallengePageIsBlockedNotBroken(int code) {
    FeedHealth health = after(status(code).unreadable(Kind.CHALLENGE, "x"));
    assertThat(health.status()).isEqualTo(FeedStatus.BLOCKED);
    assertThat(health.reason()).contains("proof that a human");
  }

  @Test
  void aFeedWithoutEntriesIsEmpty() {
    Content content = new Content("h", 0, 0, null, PublisherTiming.NONE);
    assertThat(after(status(200).validators("e", "d").document(content)).status())
        .isEqualTo(FeedStatus.EMPTY);
  }

  @Test
  void datesThatAreFarOffAreStale() {
    assertThat(dated(null)).isEqualTo(FeedStatus.STALE_DATES);
    assertThat(dated(T0.minus(Duration.ofDays(31)))).isEqualTo(FeedStatus.STALE_DATES);
    assertThat(dated(T0.minus(Duration.ofDays(29)))).isEqualTo(FeedStatus.WORKING);
    assertThat(dated(T0.plus(Duration.ofHours(25)))).isEqualTo(FeedStatus.STALE_DATES);
    assertThat(dated(T0.plus(Duration.ofHours(23)))).isEqualTo(FeedStatus.WORKING);
  }

  @Test
  void aLongAnswerIsSlow() {
    assertThat(after(status(304).took(Duration.ofSeconds(10)).bare()).status())
        .isEqualTo(FeedStatus.SLOW);
    assertThat(after(status(304).took(Duration.ofSeconds(9)).bare()).status())
        .isEqualTo(FeedStatus.WORKING);
  }

  @Test
  void aPauseHidesEverythingUntilItEnds() {
    PollState gone = next(polledOnce(), status(410).bare(), T0);
    Feed.Pause pause = new Feed.Pause(T0.plusSeconds(60), "the site moves");
    FeedHealth health = FeedHealth.of(gone, pause, T0);
    assertThat(health.status()).isEqualTo(FeedStatus.PAUSED);
    assertThat(health.reason()).contains("the site moves");
    assertThat(FeedHealth.of(gone, pause, T0.plusSeconds(60)).status()).isEqualTo(FeedStatus.GONE);
    assertThat(FeedHealth.of(gone, new Feed.Pause(null, null), T0).status())
        .isEqualTo(FeedStatus.PAUSED);
  }
}
