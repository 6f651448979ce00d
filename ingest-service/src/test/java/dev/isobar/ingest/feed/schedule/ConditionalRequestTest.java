package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {
  private static final Instant T1 = T0.plus(Duration.ofHours(2));

  private static Map<String, String> sent(PollState state) {
    return ConditionalRequest.headers(state, T1);
  }

  private static Map<String, String> both(String etag, String lastModified) {
    return Map.of("If-None-Match", etag, "If-Modified-Since", lastModified);
  }

  @Test
  void theFirstRequestIsUnconditional() {
    assertThat(sent(Answers.unpolled())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a\"", "W/\"a\"", "unquoted", "\"a-gzip\"", "\"\"", "\"a\\\"b\"", "\"é, b\""})
  void validatorsAreSentByteForByte(String etag) {
    for (String date : new String[] {"Wed, 4 Mar 2026 10:00:00 +0800", "Thu, 32 Foo 0000", "0"}) {
      PollState state =
          next(Answers.unpolled(), status(200).validators(etag, date).document("h", 1), T0);
      assertThat(sent(state)).isEqualTo(both(etag, date));
    }
  }

  @Test
  void aDocumentReplacesBothEvenIfItsBodyIsTheSame() {
    PollState state =
        next(polledOnce(), status(200).validators("\"b\"", "date a").document("h0", 0), T0);
    assertThat(sent(state)).isEqualTo(both("\"b\"", "date a"));
  }

  @Test
  void aDocumentWithOneValidatorDropsTheOther() {
    PollState state = next(polledOnce(), status(200).header("etag", "\"b\"").document("h", 1), T0);
    assertThat(sent(state)).isEqualTo(Map.of("If-None-Match", "\"b\""));
    state = next(polledOnce(), status(200).header("last-modified", "date b").document("h", 1), T0);
    assertThat(sent(state)).isEqualTo(Map.of("If-Modified-Since", "date b"));
  }

  @Test
  void a304ReplacesWhatItBringsAndKeepsTheRest() {
    assertThat(sent(next(polledOnce(), status(304).header("etag", "W/\"b\"").bare(), T0)))
        .isEqualTo(both("W/\"b\"", "date a"));
    assertThat(sent(next(polledOnce(), status(304).header("last-modified", "date b").bare(), T0)))
        .isEqualTo(both("\"a\"", "date b"));
    assertThat(sent(next(polledOnce(), status(304).bare(), T0))).isEqualTo(both("\"a\"", "date a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 403, 404, 410, 429, 500, 503})
  void errorsKeepTheValidators(int status) {
    PollState state = next(polledOnce(), status(status).validators("\"e\"", "date e").bare(), T0);
    assertThat(sent(state)).isEqualTo(both("\"a\"", "date a"));
  }

  @Test
  void validatorsThatCannotBeSentAreDropped() {
    PollState state =
        next(
            Answers.unpolled(),
            status(200).validators("\"a\"\r\nCookie: x", "x".repeat(3000)).document("h", 1),
            T0);
    assertThat(sent(state)).isEmpty();
    state =
        next(
            Answers.unpolled(), status(200).validators(" ", "x".repeat(2048)).document("h", 1), T0);
    assertThat(sent(state)).isEqualTo(Map.of("If-Modified-Since", "x".repeat(2048)));
  }

  @Test
  void anUnpublishedDocumentComesAgain() {
    Answer answer = status(200).validators("\"b\"", "date b").answer();
    PollState state =
        next(polledOnce(), new PollResult.Undelivered(answer, "The broker is away."), T0);
    assertThat(sent(state)).isEqualTo(both("\"a\"", "date a"));
    assertThat(state.contentHash()).isEqualTo("h0");
    assertThat(state.counts().failures()).isZero();
  }

  @Test
  void anUnreadableBodyComesAgainOnce() {
    PollResult broken = status(200).validators("\"b\"", "date b").unreadable(Kind.BROKEN, "x");
    PollState once = next(polledOnce(), broken, T0);
    assertThat(sent(once)).isEqualTo(both("\"a\"", "date a"));
    assertThat(sent(next(once, broken, T0))).isEqualTo(both("\"b\"", "date b"));
    PollResult other = status(200).validators("\"c\"", "date c").unreadable(Kind.BROKEN, "y");
    assertThat(sent(next(once, other, T0))).isEqualTo(both("\"a\"", "date a"));
    assertThat(sent(next(Answers.unpolled(), broken, T0))).isEqualTo(both("\"b\"", "date b"));
  }

  @Test
  void theValidatorsOfAChallengePageAreNeverKept() {
    PollResult challenge =
        status(200).validators("\"b\"", "date b").unreadable(Kind.CHALLENGE, "x");
    assertThat(sent(next(Answers.unpolled(), challenge, T0))).isEmpty();
    assertThat(sent(next(next(polledOnce(), challenge, T0), challenge, T0)))
        .isEqualTo(both("\"a\"", "date a"));
  }

  @Test
  void anotherAddressGetsNoValidatorsOfTheOldOne() {
    PollState state = polledOnce();
    assertThat(state.at(Answers.URL, T1)).isSameAs(state);
    PollState moved = state.at("https://example.org/new", T1);
    assertThat(sent(moved)).isEmpty();
    assertThat(moved.due(T1)).isTrue();
    assertThat(moved.times().newEntry()).isEqualTo(T0);
    assertThat(moved.contentHash()).isNull();
  }
}
