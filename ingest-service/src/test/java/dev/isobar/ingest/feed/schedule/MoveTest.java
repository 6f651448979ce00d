package dev.isobar.ingest.feed.schedule;

import static dev.isobar.ingest.feed.schedule.Answers.T0;
import static dev.isobar.ingest.feed.schedule.Answers.next;
import static dev.isobar.ingest.feed.schedule.Answers.polledOnce;
import static dev.isobar.ingest.feed.schedule.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.schedule.PollResult.Unreadable.Kind;
import dev.isobar.ingest.fetch.FetchException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveTest {
  private static final String NEW = "https://new.example.org/feed";

  private static PollResult moved(int code) {
    return status(200).redirect(code, NEW).validators("\"a\"", "d").document("h", 1);
  }

  private static PollState after(PollResult... results) {
    PollState state = polledOnce();
    for (PollResult result : results) {
      state = next(state, result, T0);
    }
    return state;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void aPermanentRedirectIsKeptAfterThreePolls(int code) {
    PollState twice = after(moved(code), moved(code));
    assertThat(twice.move().decided()).isFalse();
    assertThat(FeedHealth.of(twice, null, T0).status()).isEqualTo(FeedStatus.REDIRECTED);
    PollState thrice = next(twice, status(304).redirect(code, NEW).bare(), T0);
    assertThat(thrice.move().decided()).isTrue();
    assertThat(thrice.move().target()).isEqualTo(NEW);
  }

  @Test
  void theNewAddressIsPolledAsIfItHadAlwaysBeenTheAddress() {
    PollState decided = after(moved(301), moved(301), moved(301));

    PollState followed = decided.at(NEW, T0);

    assertThat(followed.url()).isEqualTo(NEW);
    assertThat(followed.move()).isNull();
    assertThat(followed.nextPoll()).isEqualTo(decided.nextPoll());
    assertThat(ConditionalRequest.headers(followed, T0))
        .isEqualTo(ConditionalRequest.headers(decided, T0))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303, 307})
  void aTemporaryRedirectIsNeverKept(int code) {
    assertThat(after(moved(code), moved(code), moved(code), moved(code)).move()).isNull();
  }

  @Test
  void onlyThePermanentPartOfAChainIsKept() {
    PollResult chain =
        status(200)
            .redirect(301, "https://a.org/f")
            .redirect(308, "https://b.org/f")
            .redirect(302, "https://c.org/f")
            .redirect(301, "https://d.org/f")
            .document("h", 1);
    assertThat(after(chain).move().target()).isEqualTo("https://b.org/f");
    PollResult temporaryFirst =
        status(200).redirect(302, "https://a.org/f").redirect(301, NEW).document("h", 1);
    assertThat(after(temporaryFirst).move()).isNull();
  }

  @Test
  void whatDoesNotHoldStartsFromZero() {
    PollResult direct = status(200).validators("\"a\"", "d").document("h", 0);
    assertThat(after(moved(301), moved(301), direct).move()).isNull();
    assertThat(after(moved(301), moved(301), direct, moved(301)).move().held()).isEqualTo(1);
    PollResult elsewhere = status(200).redirect(301, "https://x.org/f").document("h", 1);
    assertThat(after(moved(301), moved(301), elsewhere).move().held()).isEqualTo(1);
    PollResult page = status(200).redirect(301, NEW).unreadable(Kind.HTML, "x");
    assertThat(after(moved(301), moved(301), page).move()).isNull();
    assertThat(
            after(moved(301), moved(301), Answers.failed(Reason.TIMEOUT), moved(301)).move().held())
        .isEqualTo(3);
  }

  @Test
  void aTargetWithoutAnyKnownEntryIsOnlyProposed() {
    PollResult stranger = status(200).redirect(301, NEW).document("h", 10);
    PollState state = after(stranger, moved(301), moved(301), moved(301));
    assertThat(state.move().held()).isEqualTo(4);
    assertThat(state.move().decided()).isFalse();
    assertThat(FeedHealth.of(state, null, T0).reason()).contains("not replaced without a decision");
  }

  @Test
  void aTargetWithoutTlsIsOnlyProposed() {
    PollResult unsafe = status(200).redirect(301, "http://new.example.org/f").document("h", 1);
    assertThat(after(unsafe, unsafe, unsafe).move().decided()).isFalse();
  }

  @Test
  void aTargetThatConfirmsTheValidatorsIsTheSameFeed() {
    PollResult same = status(304).redirect(301, NEW).bare();
    assertThat(after(same, same, same).move().decided()).isTrue();
  }

  @Test
  void aRedirectInTheFirstPollCounts() {
    PollState state = Answers.unpolled();
    for (int i = 0; i < 3; i++) {
      state = next(state, status(200).redirect(301, NEW).document("h", i == 0 ? 10 : 0), T0);
    }
    assertThat(state.move().decided()).isTrue();
  }
}
