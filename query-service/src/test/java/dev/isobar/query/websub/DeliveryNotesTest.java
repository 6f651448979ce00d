package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryNotesTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final Subscription ONE = subscription("1", 60);

  private final Subscriptions subscriptions = new Subscriptions(null);
  private final ChangesInMemory changes = new ChangesInMemory(subscriptions);
  private final DeliveryNotes notes = new DeliveryNotes(subscriptions, changes);

  @BeforeEach
  void subscribe() {
    changes.save(ONE);
    changes.refuses = true;
  }

  @Test
  void whatWasTakenIsNotDueWhileKafkaRefusesTheNote() {
    notes.save(ONE, notes.delivery(ONE).taken("a"));
    assertThat(notes.isDue(ONE, "a", NOW)).isFalse();
    assertThat(notes.isDue(ONE, "b", NOW)).isTrue();

    notes.writeAgain();
    assertThat(subscriptions.delivery(ONE).tag()).isNull();
    assertThat(notes.isDue(ONE, "a", NOW)).isFalse();

    changes.refuses = false;
    notes.writeAgain();
    assertThat(subscriptions.delivery(ONE).tag()).isEqualTo("a");
    int attempts = changes.attempts;
    notes.writeAgain();
    assertThat(changes.attempts).as("nothing is left").isEqualTo(attempts);
  }

  @Test
  void aFailedCallbackKeepsItsPause() {
    notes.save(ONE, notes.delivery(ONE).failed(NOW));
    assertThat(notes.isDue(ONE, "a", NOW.plusSeconds(9))).isFalse();
    assertThat(notes.isDue(ONE, "a", NOW.plusSeconds(10))).isTrue();
    notes.save(ONE, notes.delivery(ONE).failed(NOW.plusSeconds(10)));
    assertThat(notes.delivery(ONE).failures()).isEqualTo(2);
  }

  @Test
  void aNoteOfAnotherReplicaIsNewer() {
    notes.save(ONE, notes.delivery(ONE).taken("a"));
    changes.refuses = false;
    changes.save(ONE, Delivery.none(ONE).taken("b"));
    assertThat(notes.isDue(ONE, "b", NOW)).isFalse();
    notes.writeAgain();
    assertThat(subscriptions.delivery(ONE).tag()).isEqualTo("b");
  }

  @Test
  void anEndIsKeptUntilTheSubscriberRenews() {
    notes.end(ONE);
    assertThat(notes.isEnding(ONE)).isTrue();
    assertThat(notes.isDue(ONE, "a", NOW)).isFalse();

    changes.refuses = false;
    Subscription renewed = subscription("1", 120);
    changes.save(renewed);
    assertThat(notes.isDue(renewed, "a", NOW)).isTrue();
    notes.writeAgain();
    assertThat(subscriptions.all()).containsExactly(renewed);

    changes.refuses = true;
    notes.end(renewed);
    changes.refuses = false;
    notes.writeAgain();
    assertThat(subscriptions.all()).isEmpty();
  }

  @Test
  void whileKafkaRefusesOneNoteTheOthersWait() {
    Subscription other = subscription("2", 60);
    changes.refuses = false;
    changes.save(other);
    changes.refuses = true;
    notes.save(ONE, notes.delivery(ONE).taken("a"));
    notes.save(other, notes.delivery(other).taken("a"));
    int attempts = changes.attempts;
    notes.writeAgain();
    assertThat(changes.attempts).isEqualTo(attempts + 1);
  }

  private static Subscription subscription(String path, int seconds) {
    return new Subscription(
        "https://news.example.org/articles/feed.atom",
        "https://reader.example.net/" + path,
        null,
        NOW,
        NOW.plusSeconds(seconds));
  }
}
