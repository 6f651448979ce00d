package dev.isobar.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruncatedTextTest {
  @Test
  void keepsWhatIsShort() {
    assertThat(TruncatedText.head("four", 4)).isEqualTo("four");
    assertThat(TruncatedText.withEllipsis("four", 4)).isEqualTo("four");
    assertThat(TruncatedText.withEllipsis("", 4)).isEmpty();
  }

  @Test
  void isNeverLongerThanAllowed() {
    assertThat(TruncatedText.head("longer", 4)).isEqualTo("long");
    assertThat(TruncatedText.withEllipsis("longer", 4)).isEqualTo("lon…");
  }

  @Test
  void splitsNoSurrogatePair() {
    assertThat(TruncatedText.head("ab😀c", 3)).isEqualTo("ab");
    assertThat(TruncatedText.head("ab😀c", 4)).isEqualTo("ab😀");
    assertThat(TruncatedText.withEllipsis("ab😀cd", 4)).isEqualTo("ab…");
  }
}
