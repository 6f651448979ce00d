package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.enrich.metadata.DateLabels.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateLabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Published: ",
        "First published on ",
        "Posted by Ines on ",
        "Date: ",
        "Datum ",
        "Veröffentlicht am ",
        "Erstellt: ",
        "Publié le ",
        "Publicado el ",
        "Pubblicato il ",
        "Opublikowano ",
        "Publicerad ",
        "Опубликовано ",
        "Yayınlanma tarihi: ",
        "发布时间：",
        "發表於",
        "日期：",
        "Updated 5 May, published ",
        "公開日 "
      })
  void knowsPublications(String before) {
    assertThat(DateLabels.of(before, "")).isEqualTo(Meaning.PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Updated: ",
        "Last modified on ",
        "Aktualisiert am ",
        "Zuletzt geändert: ",
        "Mis à jour le ",
        "Actualizado el ",
        "Aggiornato il ",
        "Bijgewerkt: ",
        "Обновлено ",
        "更新时间：",
        "最終更新 ",
        "Published 3 May, last updated "
      })
  void knowsChanges(String before) {
    assertThat(DateLabels.of(before, "")).isEqualTo(Meaning.UPDATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "© ",
        "Copyright ",
        "Deadline: ",
        "Expires on ",
        "Born ",
        "Valid until ",
        "Member since ",
        "Accessed ",
        "Abgerufen am ",
        "Gültig ",
        "截止",
        "From "
      })
  void knowsOtherDays(String before) {
    assertThat(DateLabels.of(before, "")).isEqualTo(Meaning.OTHER);
  }

  @Test
  void readsLabelsBehindTheDate() {
    assertThat(DateLabels.of("", " 08:15 来源：海角日报")).isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.of("", " (updated)")).isEqualTo(Meaning.UPDATED);
    assertThat(DateLabels.of("", " by Ines Falk")).isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.of("", " the mill stood still")).isEqualTo(Meaning.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The company released its phone on ",
        "The law was created in Accra on ",
        "The mill was added to the list on "
      })
  void takesFrequentWordsOnlyRightBeforeTheDate(String before) {
    assertThat(DateLabels.of(before, "")).isEqualTo(Meaning.LIKELY);
    assertThat(DateLabels.of(before.replaceFirst("(released|created|added).*", "$1 on "), ""))
        .isEqualTo(Meaning.PUBLISHED);
  }

  @Test
  void acceptsALabelInProseOnlyAtTheStart() {
    assertThat(DateLabels.of("The report was published on ", "", true)).isEqualTo(Meaning.LIKELY);
    assertThat(DateLabels.of("Published on ", "", true)).isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.of("This article was first published on ", "", true))
        .isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.of("Ines Falk | published on ", "", true)).isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.of("来源：海角日报 发布时间：", "", true)).isEqualTo(Meaning.PUBLISHED);
    assertThat(DateLabels.isProse("The report was published on ", ".")).isTrue();
    assertThat(DateLabels.isProse("Published on ", "")).isFalse();
    assertThat(DateLabels.isProse("x".repeat(61), "")).isTrue();
  }

  @Test
  void looksOnlyAtNearWords() {
    assertThat(DateLabels.of("Published" + " ".repeat(60) + "x ", "")).isEqualTo(Meaning.NONE);
    assertThat(DateLabels.of("Falk | on ", "")).isEqualTo(Meaning.LIKELY);
    assertThat(DateLabels.of("unpublishedx ", "")).isEqualTo(Meaning.NONE);
  }
}
