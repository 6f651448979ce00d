package dev.isobar.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {
  private static final List<String> FOUR_GIB =
      List.of("MemTotal: 1 kB", "MemAvailable: 4194304 kB");

  @Test
  void doesNotWarnWithEnoughMemory() {
    assertThat(MemoryCheck.warning(FOUR_GIB, "max", "5")).isEmpty();
    assertThat(MemoryCheck.warning(FOUR_GIB, "", "")).isEmpty();
    assertThat(MemoryCheck.warning(List.of(), "", "")).isEmpty();
  }

  @Test
  void warnsWhenTheMachineIsShort() {
    assertThat(MemoryCheck.warning(List.of("MemAvailable:  524288 kB"), "max", "0"))
        .hasValueSatisfying(text -> assertThat(text).contains("512 MiB are free"));
  }

  @Test
  void warnsWhenTheContainerIsShort() {
    assertThat(MemoryCheck.warning(FOUR_GIB, "1073741824", "1000000000"))
        .hasValueSatisfying(text -> assertThat(text).contains("70 MiB are free", "--heap-"));
  }
}
