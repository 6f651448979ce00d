package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class HostRefusalsTest {
  private final HostRefusals refusals = new HostRefusals();

  private Optional<Duration> pause(int status, String retryAfter) {
    return refusals.pause("host", status, retryAfter, null, T0);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 5400, PT1H30M",
    "503, 120, PT2M",
    "429, , PT15M",
    "429, 0, PT15M",
    "429, soon, PT15M",
    "429, 99999999999, P7D"
  })
  void theHostIsLeftAloneAsItSays(int status, String retryAfter, Duration expected) {
    assertThat(pause(status, retryAfter)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"503, ", "503, 0", "500, 60", "200, 5400", "304, 5400", "404, 60"})
  void otherAnswersAreNoPauseOfTheHost(int status, String retryAfter) {
    assertThat(pause(status, retryAfter)).isEmpty();
  }

  @Test
  void aDateCountsByTheServersOwnClock() {
    assertThat(
            refusals.pause(
                "host", 429, "Mon, 02 Jan 2006 16:04:05 GMT", "Mon, 02 Jan 2006 15:04:05 GMT", T0))
        .contains(Duration.ofHours(1));
  }

  @Test
  void aSeriesOf403IsReadAs429() {
    assertThat(pause(403, null)).isEmpty();
    assertThat(pause(403, null)).isEmpty();
    assertThat(refusals.pause("other", 403, null, null, T0)).isEmpty();
    assertThat(pause(403, null)).contains(Duration.ofHours(1));
    assertThat(pause(403, null)).contains(Duration.ofHours(1));
    assertThat(pause(304, null)).isEmpty();
    assertThat(pause(403, null)).isEmpty();
  }

  @Test
  void thePauseIsKeptForTheNextStart() {
    PollState paused = next(polledOnce(), status(503).header("retry-after", "36000").bare(), T0);

    assertThat(paused.hostPause()).isEqualTo(T0.plus(Duration.ofHours(10)));
    assertThat(next(paused, status(304).bare(), T0).hostPause()).isNull();
    assertThat(paused.hostPauseAfter(T0)).contains(paused.hostPause());
    assertThat(paused.hostPauseAfter(paused.hostPause())).isEmpty();
  }

  @Test
  void aPauseThatComesFromAWrongClockIsNoPause() {
    PollState paused = next(polledOnce(), status(429).header("retry-after", "60").bare(), T0);
    assertThat(paused.hostPauseAfter(T0.minus(Duration.ofDays(30)))).isEmpty();
  }
}
