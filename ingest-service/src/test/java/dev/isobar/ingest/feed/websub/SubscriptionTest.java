package dev.isobar.ingest.feed.websub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.ingest.feed.websub.Subscription.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
  private static final Instant T0 = Instant.parse("2026-03-04T10:00:00Z");
  private static final String TOPIC = "https://example.org/feed";
  private static final String HUB = "https://hub.example.net/";
  private static final Optional<String> PUBLIC = Optional.of("https://news.example.org/");
  private static final SubscriptionTarget TARGET = new SubscriptionTarget(HUB, TOPIC);

  private static Subscription wanted() {
    return Subscription.wanted(TARGET, "token", "secret", T0);
  }

  private static Subscription asked() {
    return SubscriptionPolicy.asking(wanted(), T0);
  }

  private static HubVerification verify(Subscription subscription, String mode, String lease) {
    return HubVerification.of(subscription, mode, TOPIC, "challenge", lease, "why", T0);
  }

  private static Subscription active() {
    return verify(asked(), "subscribe", "864000").subscription();
  }

  /** Returns a subscription whose hub has delivered. */
  private static Subscription trusted() {
    return SubscriptionPolicy.pushed(active(), 1, T0);
  }

  private static Instant day(double days) {
    return T0.plusSeconds(Math.round(days * 86_400));
  }

  @Test
  void theRequestNamesTheConfiguredCallback() {
    SubscriptionRequest request = SubscriptionRequest.of(wanted(), PUBLIC.get());
    assertThat(request.hub()).isEqualTo(HUB);
    assertThat(request.body())
        .isEqualTo(
            "hub.mode=subscribe&hub.topic=https%3A%2F%2Fexample.org%2Ffeed"
                + "&hub.callback=https%3A%2F%2Fnews.example.org%2Fwebsub%2Ftoken"
                + "&hub.lease_seconds=864000&hub.secret=secret");
    SubscriptionRequest end =
        SubscriptionRequest.of(SubscriptionPolicy.unwanted(active(), T0), PUBLIC.get());
    assertThat(end.form()).containsEntry("hub.mode", "unsubscribe").doesNotContainKey("hub.secret");
  }

  @Test
  void aHubThatDoesNotVerifyIsAskedLaterEachTime() {
    Subscription subscription = wanted();
    Instant now = T0;
    for (int hours : new int[] {1, 2, 4, 8, 16, 24, 24}) {
      assertThat(subscription.due(now)).isTrue();
      subscription = SubscriptionPolicy.asking(subscription, now);
      assertThat(Duration.between(now, subscription.next())).hasHours(hours);
      assertThat(subscription.due(now)).isFalse();
      assertThat(subscription.running(now)).isFalse();
      now = subscription.next();
    }
  }

  @Test
  void theChallengeOfAnOpenRequestIsReturned() {
    HubVerification verification = verify(asked(), "subscribe", "864000");
    assertThat(verification.status()).isEqualTo(200);
    assertThat(verification.body()).isEqualTo("challenge");
    assertThat(verification.subscription().state()).isEqualTo(State.ACTIVE);
    assertThat(verification.subscription().running(day(9.9))).isTrue();
    assertThat(verification.subscription().running(day(10))).isFalse();
  }

  @Test
  void whatWasNotAskedForIsRefused() {
    assertThat(verify(wanted(), "subscribe", "9").status()).isEqualTo(404);
    assertThat(verify(active(), "subscribe", "9").status()).isEqualTo(404);
    assertThat(verify(active(), "unsubscribe", null).status()).isEqualTo(404);
    assertThat(verify(asked(), "publish", null).status()).isEqualTo(404);
    assertThat(verify(asked(), null, null).status()).isEqualTo(404);
    assertThat(verify(asked(), "subscribe", "0").status()).isEqualTo(404);
    for (String topic : new String[] {null, "https://example.org/feed/", "https://other.org/"}) {
      HubVerification other = HubVerification.of(asked(), "subscribe", topic, "c", "9", null, T0);
      assertThat(other.status()).isEqualTo(404);
      assertThat(other.body()).isEmpty();
      assertThat(HubVerification.of(active(), "denied", topic, null, null, null, T0).subscription())
          .isEqualTo(active());
    }
    for (String challenge : new String[] {null, "", "x".repeat(4097)}) {
      assertThat(HubVerification.of(asked(), "subscribe", TOPIC, challenge, "9", null, T0).status())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "864000,864000",
    "1209600,1209600",
    "1209601,1209600",
    "999999999999999999,1209600",
    "9999999999999999999999,864000",
    "-5,864000",
    "soon,864000",
    ",864000",
    "60,60"
  })
  void theLeaseIsClampedToAFortnight(String stated, long seconds) {
    Subscription subscription = verify(asked(), "subscribe", stated).subscription();
    assertThat(Duration.between(T0, subscription.leaseEnd())).hasSeconds(seconds);
  }

  @Test
  void theLeaseIsRenewedBeforeItEnds() {
    Subscription subscription = active();
    assertThat(subscription.due(day(7.9))).isFalse();
    assertThat(subscription.due(day(8))).isTrue();
    Subscription renewing = SubscriptionPolicy.asking(subscription, day(8));
    assertThat(renewing.running(day(9.9))).isTrue();
    assertThat(renewing.running(day(10))).isFalse();
    Subscription renewed =
        HubVerification.of(renewing, "subscribe", TOPIC, "c", "864000", null, day(8))
            .subscription();
    assertThat(renewed.running(day(17.9))).isTrue();
    Subscription shortLease = verify(asked(), "subscribe", "60").subscription();
    assertThat(Duration.between(T0, shortLease.next())).hasHours(1);
  }

  @Test
  void aDeniedSubscriptionFallsBackToPollsAndIsTriedWeekly() {
    Subscription denied = verify(trusted(), "denied", null).subscription();
    assertThat(denied.state()).isEqualTo(State.DENIED);
    assertThat(denied.reason()).isEqualTo("The hub denies the subscription: why.");
    assertThat(denied.trusted(T0)).isFalse();
    assertThat(denied.due(day(6.9))).isFalse();
    assertThat(denied.due(day(7))).isTrue();
    assertThat(SubscriptionPolicy.asking(denied, day(7)).state()).isEqualTo(State.PENDING);
  }

  @Test
  void anUnwantedSubscriptionEnds() {
    assertThat(SubscriptionPolicy.unwanted(wanted(), T0).state()).isEqualTo(State.ENDED);
    Subscription ending = SubscriptionPolicy.unwanted(active(), T0);
    assertThat(ending.due(T0)).isTrue();
    assertThat(ending.running(T0)).isFalse();
    Subscription ended =
        verify(SubscriptionPolicy.asking(ending, T0), "unsubscribe", null).subscription();
    assertThat(ended.state()).isEqualTo(State.ENDED);
    assertThat(ended.due(day(99))).isFalse();
    assertThat(verify(ending, "denied", null).subscription().state()).isEqualTo(State.ENDED);
    assertThat(verify(ended, "denied", null).subscription().state()).isEqualTo(State.ENDED);
    for (int i = 0; i < 3; i++) {
      ending = SubscriptionPolicy.asking(ending, T0);
      assertThat(ending.state()).isEqualTo(State.ENDING);
    }
    assertThat(SubscriptionPolicy.asking(ending, T0).state()).isEqualTo(State.ENDED);
    assertThat(verify(ending, "subscribe", "864000").status()).isEqualTo(404);
  }

  @Test
  void aNewHubIsTrustedAfterItsFirstArticle() {
    assertThat(active().trusted(T0)).isFalse();
    assertThat(SubscriptionPolicy.pushed(active(), 0, T0).trusted(T0)).isFalse();
    assertThat(trusted().trusted(T0)).isTrue();
    assertThat(trusted().trusted(day(10))).isFalse();
  }

  @Test
  void aBackupPollIsDueDailyAndPushesDoNotMoveIt() {
    Instant scheduled = T0.plus(Duration.ofHours(1));
    Subscription subscription = trusted();
    Instant backup = SubscriptionPolicy.nextPoll(subscription, scheduled, T0, T0);
    assertThat(Duration.between(T0, backup)).hasHours(23);
    for (int hour = 1; hour < 20; hour++) {
      Instant now = T0.plus(Duration.ofHours(hour));
      subscription = SubscriptionPolicy.pushed(subscription, 1, now);
      assertThat(SubscriptionPolicy.nextPoll(subscription, scheduled, T0, now)).isEqualTo(backup);
    }
    assertThat(SubscriptionPolicy.nextPoll(active(), scheduled, T0, T0)).isEqualTo(scheduled);
    assertThat(SubscriptionPolicy.nextPoll(subscription, day(3), T0, T0)).isEqualTo(day(3));
    assertThat(SubscriptionPolicy.nextPoll(subscription, day(9.6), day(9.5), day(9.5)))
        .isEqualTo(day(10));
  }

  @Test
  void aMissedArticlePutsTheHubOnProbation() {
    Subscription missed = SubscriptionPolicy.found(trusted(), T0.minusSeconds(901), T0);
    assertThat(missed.trusted(T0)).isFalse();
    assertThat(SubscriptionPolicy.nextPoll(missed, day(0.1), T0, T0)).isEqualTo(day(0.1));
    assertThat(SubscriptionPolicy.found(trusted(), null, T0).trusted(T0)).isFalse();
    missed = SubscriptionPolicy.pushed(SubscriptionPolicy.pushed(missed, 1, T0), 0, T0);
    missed = SubscriptionPolicy.pushed(missed, 5, T0);
    assertThat(missed.trusted(T0)).isFalse();
    assertThat(SubscriptionPolicy.pushed(missed, 1, T0).trusted(T0)).isTrue();
  }

  @Test
  void anArticleThatTheHubCouldNotHavePushedYetIsNoMiss() {
    assertThat(SubscriptionPolicy.found(trusted(), T0.minusSeconds(899), T0).trusted(T0)).isTrue();
    Subscription pending = asked();
    assertThat(SubscriptionPolicy.found(pending, null, T0)).isSameAs(pending);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/feed, https://example.org/atom.xml, https://example.org/atom.xml",
    "https://example.org/feed, https://EXAMPLE.org/feed?x=1, https://EXAMPLE.org/feed?x=1",
    "https://example.org/feed, https://evil.example/feed, https://example.org/feed",
    "https://example.org/feed, javascript:alert(1), https://example.org/feed",
    "https://example.org/feed, not a url, https://example.org/feed",
    "https://example.org/feed, , https://example.org/feed"
  })
  void aSelfLinkCountsOnTheFeedsHostOnly(String feed, String self, String topic) {
    assertThat(SubscriptionTarget.of(PUBLIC, null, feed, HUB, self))
        .contains(new SubscriptionTarget(HUB, topic));
  }

  @Test
  void nothingIsSubscribedToWithoutAPublicAddressOrHub() {
    assertThat(SubscriptionTarget.of(Optional.empty(), true, TOPIC, HUB, null)).isEmpty();
    assertThat(SubscriptionTarget.of(PUBLIC, false, TOPIC, HUB, null)).isEmpty();
    assertThat(SubscriptionTarget.of(PUBLIC, true, TOPIC, null, null)).isEmpty();
    assertThat(SubscriptionTarget.of(PUBLIC, true, TOPIC, "ftp://hub.org/", null)).isEmpty();
    assertThat(SubscriptionTarget.of(PUBLIC, true, TOPIC, HUB, null)).contains(TARGET);
    assertThat(wanted().serves(TARGET)).isTrue();
    assertThat(wanted().serves(new SubscriptionTarget(HUB, "https://example.org/x"))).isFalse();
    assertThat(wanted().serves(new SubscriptionTarget("https://x.org/", TOPIC))).isFalse();
  }

  @Test
  void aSubscriptionSurvivesARestartAndHidesItsSecret() throws Exception {
    ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    for (Subscription subscription :
        new Subscription[] {
          wanted(), asked(), trusted(), verify(active(), "denied", null).subscription()
        }) {
      String text = json.writeValueAsString(subscription);
      assertThat(json.readValue(text, Subscription.class)).isEqualTo(subscription);
      assertThat(subscription.toString()).doesNotContain("secret", "token");
    }
  }
}
