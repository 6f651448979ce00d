package dev.isobar.ingest.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.schedule.PollState;
import dev.isobar.ingest.feed.schedule.Validators;
import dev.isobar.ingest.feed.simulation.BehaviourJudge.Check;
import dev.isobar.ingest.fetch.FetchResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scores a fortnight with ten restarts, and shows that the judge sees each fault of a client. */
@Timeout(120)
class BehaviourTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int FORTNIGHT = 14;
  private static final int RESTARTS = 10;

  /** These ask for pauses of the whole host, so they have a host of their own. */
  private static final Set<Trait> PAUSES = EnumSet.of(Trait.THROTTLED, Trait.OVERLOADED);

  private final BehaviourJudge judge = new BehaviourJudge();
  private final VirtualWeb web = new VirtualWeb(judge);

  /** Runs a client for some days on a host with one feed of each trait. */
  private void run(int days, int restarts, Function<VirtualWeb, FeedClient> making) {
    for (Trait trait : Trait.values()) {
      String host = PAUSES.contains(trait) ? "busy.example" : "host.example";
      String url = "https://" + host + "/" + trait.name().toLowerCase(java.util.Locale.ROOT);
      web.add(new VirtualFeed(url, trait, Duration.ofMinutes(190), START));
    }
    web.add(
        new VirtualFeed("https://busy.example/beside", Trait.BUSY, Duration.ofMinutes(190), START));
    FeedClient client = making.apply(web);
    Random random = new Random(9);
    Instant stop = START;
    for (int run = 0; run <= restarts; run++) {
      client.start(stop.plusSeconds(run == 0 ? 0 : 60 + random.nextInt(6 * 3600)));
      stop = START.plus(Duration.ofDays(days).dividedBy(restarts + 1).multipliedBy(run + 1));
      client.runUntil(stop);
    }
  }

  @Test
  void theScheduleScoresFullMarks() {
    run(FORTNIGHT, RESTARTS, web -> new ScheduledClient(web, 1));
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.score()).isEqualTo(100.0);
    assertThat(judge.requests()).isGreaterThan(5_000);
    assertThat(judge.statuses()).containsKeys(0, 200, 304, 403, 410, 429, 500, 503);
    System.out.println("fortnight: " + judge.requests() + " requests " + judge.statuses());
  }

  private void assertSees(Check check, Function<VirtualWeb, FeedClient> naive) {
    run(3, 3, naive);
    assertThat(judge.counts()).containsKey(check);
    assertThat(judge.score()).isLessThan(100.0);
  }

  /** Polls as planned, but sends other headers. */
  private static Function<VirtualWeb, FeedClient> sending(
      Function<Map<String, String>, Map<String, String>> change) {
    return web ->
        new ScheduledClient(web, 1) {
          @Override
          Map<String, String> headers(PollState state, Instant now) {
            return change.apply(new HashMap<>(super.headers(state, now)));
          }
        };
  }

  private static Function<VirtualWeb, FeedClient> adding(String name, String value) {
    return sending(
        headers -> {
          headers.put(name, value);
          return headers;
        });
  }

  /** Polls as planned, but does not hear one header of the answers. */
  private static Function<VirtualWeb, FeedClient> deafFor(String name) {
    return web ->
        new ScheduledClient(web, 1) {
          @Override
          FetchResponse heard(FetchResponse answer) {
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove(name);
            return new FetchResponse(
                answer.uri(),
                answer.status(),
                answer.redirects(),
                headers,
                answer.body(),
                answer.took());
          }
        };
  }

  @Test
  void requestsWithoutValidatorsAreSeen() {
    assertSees(Check.UNCONDITIONAL, sending(headers -> Map.of()));
  }

  @Test
  void aMissingValidatorIsSeen() {
    assertSees(
        Check.ONE_VALIDATOR,
        sending(
            headers -> {
              headers.remove("If-Modified-Since");
              return headers;
            }));
  }

  @Test
  void unquotedTagsAreSeen() {
    assertSees(
        Check.INVENTED,
        sending(
            headers -> {
              headers.computeIfPresent("If-None-Match", (n, tag) -> tag.replace("\"", ""));
              return headers;
            }));
  }

  @Test
  void rewrittenDatesAreSeen() {
    assertSees(
        Check.INVENTED,
        sending(
            headers -> {
              headers.computeIfPresent(
                  "If-Modified-Since", (n, d) -> "Mon, 02 Mar 2026 00:00:00 GMT");
              return headers;
            }));
  }

  @Test
  void validatorsThatAreOnlyStoredWithNewContentAreSeen() {
    assertSees(
        Check.OUTDATED,
        web ->
            new KeepingClient(
                web, (b, n) -> b.contentHash() != null && b.contentHash().equals(n.contentHash())));
  }

  @Test
  void validatorsOf304sThatAreIgnoredAreSeen() {
    assertSees(Check.OUTDATED, web -> new KeepingClient(web, (b, n) -> n.last().status() == 304));
  }

  @Test
  void cookiesReferrersAndQueriesAreSeen() {
    assertSees(Check.COOKIE, adding("Cookie", "id=1"));
  }

  @Test
  void referrersAreSeen() {
    assertSees(Check.REFERRER, adding("Referer", "https://reader.example/"));
  }

  @Test
  void addedQueriesAreSeen() {
    assertSees(
        Check.QUERY,
        web ->
            new ScheduledClient(web, 1) {
              @Override
              String address(String url) {
                return url + "?t=1";
              }
            });
  }

  @Test
  void anIgnoredMaxAgeIsSeen() {
    assertSees(Check.TOO_SOON, deafFor("cache-control"));
  }

  @Test
  void anIgnoredRetryAfterIsSeen() {
    assertSees(Check.TOO_SOON, deafFor("retry-after"));
  }

  @Test
  void otherFeedsOfAHostThatAsksForAPauseAreSeen() {
    assertSees(
        Check.HOST_TOO_SOON,
        web ->
            new ScheduledClient(web, 1) {
              @Override
              Instant paused(String host) {
                return Instant.MIN;
              }
            });
  }

  @Test
  void aClockThatIsTakenForTheServersIsSeen() {
    assertSees(Check.TOO_SOON, deafFor("date"));
  }

  @Test
  void pollsEveryFiveMinutesAreSeen() {
    assertSees(
        Check.TOO_OFTEN,
        web ->
            new ScheduledClient(web, 1) {
              @Override
              Instant planned(PollState next, Instant now) {
                return now.plus(Duration.ofMinutes(5));
              }
            });
  }

  @Test
  void aBurstAfterARestartIsSeen() {
    assertSees(
        Check.BURST,
        web ->
            new ScheduledClient(web, 1) {
              @Override
              Instant atStart(PollState state, Instant now, Duration window) {
                return state.due(now) ? now : state.nextPoll();
              }

              @Override
              Instant atHost(String feed, String host, Instant wanted) {
                return wanted;
              }
            });
  }

  @Test
  void aScheduleThatIsForgottenAtARestartIsSeen() {
    assertSees(
        Check.TOO_SOON,
        web ->
            new ScheduledClient(web, 1) {
              @Override
              Instant atStart(PollState state, Instant now, Duration window) {
                return now;
              }
            });
  }

  /** Keeps the old validators when a condition holds. */
  private static final class KeepingClient extends ScheduledClient {
    private final java.util.function.BiPredicate<PollState, PollState> keeping;

    KeepingClient(VirtualWeb web, java.util.function.BiPredicate<PollState, PollState> keeping) {
      super(web, 1);
      this.keeping = keeping;
    }

    @Override
    PollState next(PollState before, PollState next) {
      return keeping.test(before, next) ? withValidators(next, before.validators()) : next;
    }

    private static PollState withValidators(PollState s, Validators validators) {
      return new PollState(
          s.url(),
          s.nextPoll(),
          s.times(),
          validators,
          s.contentHash(),
          s.reading(),
          s.unreadableHash(),
          s.interval(),
          s.publisher(),
          s.rhythm(),
          s.counts(),
          s.last(),
          s.entries(),
          s.newestEntry(),
          s.lying(),
          s.elsewhere(),
          s.move(),
          s.hostPause());
    }
  }
}
