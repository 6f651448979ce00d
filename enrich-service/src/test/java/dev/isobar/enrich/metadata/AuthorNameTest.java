package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ani Petrosyan",
        "Efe Kaya",
        "Wolfgang Stock",
        "Nancy Press",
        "Michael Board",
        "Anna Union",
        "Tass Falk",
        "Michael Bloomberg"
      })
  void knowsPeople(String name) {
    assertThat(AuthorName.isOrganisation(name)).isFalse();
    assertThat(AuthorName.isFullName(name)).isTrue();
    assertThat(BylineParser.clean(List.of("By " + name))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANI",
        "EFE",
        "AP",
        "Lusa",
        "dpa",
        "AFP",
        "Reuters",
        "Agência Lusa",
        "Associated Press",
        "Adobe Stock",
        "Editorial Board",
        "Sunday Times",
        "Bloomberg News",
        "Student Union",
        "Ines Falk, ANI",
        "Mill News Agency"
      })
  void knowsOrganisations(String name) {
    assertThat(AuthorName.isOrganisation(name)).isTrue();
  }
}
