package dev.isobar.local.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BCubedTest {
  @Test
  void equalGroupsArePerfectWhateverTheyAreCalled() {
    BCubed score = BCubed.of(groups("12 3 45"), groups("45 12 3"));
    assertThat(score).isEqualTo(new BCubed(1, 1, 5));
    assertThat(score.f1()).isEqualTo(1);
  }

  /** The example of Bagga and Baldwin (1998), figure 7: two of three right groups are joined. */
  @Test
  void joinedGroupsLosePrecision() {
    String right = "12345 67 89ABC";
    assertThat(BCubed.of(groups("12345 6789ABC"), groups(right)).precision())
        .isCloseTo(16 / 21.0, within(1e-12));
    assertThat(BCubed.of(groups("1234589ABC 67"), groups(right)).precision())
        .isCloseTo(7 / 12.0, within(1e-12));
    assertThat(BCubed.of(groups("12345 6789ABC"), groups(right)).recall()).isEqualTo(1);
  }

  @Test
  void splitGroupsLoseRecall() {
    BCubed score = BCubed.of(groups("1 23 4"), groups("123 4"));
    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.recall()).isCloseTo((1 / 3.0 + 2 / 3.0 + 2 / 3.0 + 1) / 4, within(1e-12));
    assertThat(score.f1()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void itemsOfNoRightGroupAreWrongButNotAveraged() {
    BCubed score = BCubed.of(groups("12xy z"), groups("12"));
    assertThat(score).isEqualTo(new BCubed(0.5, 1, 2));
  }

  @Test
  void nothingGivesZero() {
    assertThat(BCubed.of(groups("1"), groups("")).f1()).isZero();
  }

  @Test
  void everyItemNeedsAGroup() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BCubed.of(groups("1"), groups("12")))
        .withMessage("some items have no group");
  }

  /** Returns the group of each character. */
  private static Map<Character, String> groups(String text) {
    Map<Character, String> groups = new HashMap<>();
    for (String group : text.split(" ")) {
      group.chars().forEach(item -> groups.put((char) item, group));
    }
    return groups;
  }
}
