package dev.isobar.query.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertPreviewsTest {
  @Test
  void aYoungViewCountsAsADay() {
    assertThat(AlertPreviews.days(Duration.ofHours(6), true)).isEqualTo(1);
    assertThat(AlertPreviews.days(Duration.ofDays(30), true)).isEqualTo(30);
  }

  @Test
  void aSearchThatEndedEarlyCountsAsItIs() {
    assertThat(AlertPreviews.days(Duration.ofHours(6), false)).isEqualTo(0.25);
    assertThat(AlertPreviews.days(Duration.ZERO, false)).isEqualTo(1 / 1440.0);
  }
}
