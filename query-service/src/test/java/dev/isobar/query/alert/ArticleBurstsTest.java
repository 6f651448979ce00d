package dev.isobar.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Several articles within a short time are told once. */
class ArticleBurstsTest {
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");

  private static ArticleBursts<Integer> of(List<Integer> minutes, Integer silentUntil) {
    return ArticleBursts.of(
        minutes,
        ArticleBurstsTest::at,
        3,
        Duration.ofMinutes(10),
        silentUntil == null ? null : at(silentUntil));
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  @Test
  void tellsWhenEnoughCame() {
    assertThat(of(List.of(0, 5), null).told()).isEmpty();
    assertThat(of(List.of(0, 5), null).waiting()).containsExactly(0, 5);
    ArticleBursts<Integer> burst = of(List.of(0, 5, 10), null);
    assertThat(burst.told()).containsExactly(0, 5, 10);
    assertThat(burst.silentUntil()).isEqualTo(at(20));
    assertThat(of(List.of(0, 5, 11), null).told()).isEmpty();
    assertThat(of(List.of(0, 5, 11), null).waiting()).containsExactly(5, 11);
  }

  @Test
  void isSilentForAsLongAgain() {
    assertThat(of(List.of(0, 1, 2, 3, 12), null).told()).containsExactly(0, 1, 2, 3, 12);
    ArticleBursts<Integer> later = of(List.of(11, 12, 13, 14, 15), 12);
    assertThat(later.told()).containsExactly(13, 14, 15);
    assertThat(of(List.of(11, 12), 12).waiting()).isEmpty();
  }

  @Property
  void articlesThatComeOneByOneMakeNoMoreMessages(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 100) Integer> some) {
    List<Integer> minutes = some.stream().sorted().toList();
    int messages = 0;
    Instant silent = null;
    Instant last = null;
    List<Integer> waiting = new ArrayList<>();
    for (int minute : minutes) {
      waiting.add(minute);
      ArticleBursts<Integer> bursts =
          ArticleBursts.of(waiting, ArticleBurstsTest::at, 3, Duration.ofMinutes(10), silent);
      silent = bursts.silentUntil();
      waiting = new ArrayList<>(bursts.waiting());
      if (!bursts.told().isEmpty()) {
        messages++;
        assertThat(bursts.told()).hasSize(3);
        if (last != null) {
          assertThat(at(minute)).isAfter(last.plus(Duration.ofMinutes(10)));
        }
        last = at(minute);
      }
    }
    boolean all = of(minutes, null).told().isEmpty();
    assertThat(messages == 0).isEqualTo(all);
  }
}
