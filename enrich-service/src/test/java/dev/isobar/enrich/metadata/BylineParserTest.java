package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylineParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "By Ines Falk | Ines Falk",
        "BY: Ines Falk | Ines Falk",
        "Written by Ines Falk | Ines Falk",
        "Posted by: Ines Falk | Ines Falk",
        "View all posts by Ines Falk | Ines Falk",
        "Ines Falk and Tom Oduya | Ines Falk; Tom Oduya",
        "Ines Falk & Tom Oduya | Ines Falk; Tom Oduya",
        "Ines Falk, Tom Oduya, and Li Na | Ines Falk; Tom Oduya; Li Na",
        "Ines Falk; Tom Oduya | Ines Falk; Tom Oduya",
        "Von Ines Falk und Tom Oduya | Ines Falk; Tom Oduya",
        "Par Ines Falk et Tom Oduya | Ines Falk; Tom Oduya",
        "Por Inés Falk y Tom Oduya | Inés Falk; Tom Oduya",
        "Av Ines Falk och Tom Oduya | Ines Falk; Tom Oduya",
        "Autorin: Ines Falk | Ines Falk",
        "Ines Falk, Environment Correspondent | Ines Falk",
        "Ines Falk, senior reporter | Ines Falk",
        "Ines Falk, Professor of Rivers, Tom Oduya | Ines Falk; Tom Oduya",
        "Staff Writer Ines Falk | Ines Falk",
        "Ines Falk (Accra) | Ines Falk",
        "Ines Falk in Accra | Ines Falk",
        "Ines Falk for Mill Gazette | Ines Falk",
        "Ines van der Falk | Ines van der Falk",
        "Falk, Ines | Ines Falk",
        "Di Wang | Di Wang",
        "Da Chen and Av Shalom | Da Chen; Av Shalom",
        "Words Falk Mill | Words Falk Mill",
        "di Ines Falk | Ines Falk",
        "Di: Ines Falk | Ines Falk",
        "Story: Ines Falk | Ines Falk",
        "von dpa | dpa",
        "José Ortega y Gasset | José Ortega y Gasset",
        "Santiago Ramón y Cajal, Inés Falk y Tom Oduya | Santiago Ramón y Cajal; Inés Falk; Tom Oduya",
        "Ana de la Cruz y Luis del Río | Ana de la Cruz; Luis del Río",
        "Sammy Davis, Jr. | Sammy Davis, Jr.",
        "Ines Falk · 2 days ago · 850 words | Ines Falk",
        "Ines Falk – 4 March 2024 | Ines Falk",
        "Ines Falk / Photo: Rob Lens | Ines Falk",
        "desk@wire.example (Ines Falk) | Ines Falk",
        "Ines Falk <ines@wire.example> | Ines Falk",
        "<a href='/i'>Ines Falk</a> | Ines Falk",
        "Ines Falk, INES FALK | Ines Falk",
        "millfan | millfan",
        "홍길동 기자 | 홍길동",
        "林小川 陈大河 | 林小川; 陈大河",
        "林 川 | 林川",
        "记者 林小川 通讯员 何平 | 林小川; 何平",
        "作者：林小川　责任编辑：周正 | 林小川",
        "文/林小川 图/周正 | 林小川"
      })
  void readsNames(String stated, String names) {
    assertThat(BylineParser.clean(List.of(stated))).isEqualTo(Arrays.asList(names.split("; ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "By",
        "No Author",
        "Anonymous",
        "unknown",
        "https://m.example/ines",
        "@ines",
        "ines@wire.example",
        "4 min read",
        "850 words",
        "3 hours ago",
        "4 March 2024",
        "2024-03-04",
        "12:30",
        "Read more",
        "编辑",
        "责任编辑：周正",
        "来源：海角日报",
        "佚名",
        "Photo: Rob Lens",
        "12345",
        "wheel=\"20\"",
        "null",
        "---"
      })
  void ignoresOtherWords(String stated) {
    assertThat(BylineParser.clean(List.of(stated))).isEmpty();
  }

  @Test
  void ignoresProse() {
    assertThat(BylineParser.clean(List.of("x".repeat(401)))).isEmpty();
    assertThat(BylineParser.clean(List.of("one two three four five six seven"))).isEmpty();
    assertThat(BylineParser.clean(List.of("A" + "b".repeat(61)))).isEmpty();
    assertThat(BylineParser.clean(List.of("", " "))).isEmpty();
  }

  @Test
  void readsOnePersonOfEachCitation() {
    assertThat(BylineParser.people(List.of("Falk, Ines", "Oduya, Tom B.")))
        .containsExactly("Ines Falk", "Tom B. Oduya");
    assertThat(BylineParser.people(List.of("van der Falk, Ines; Oduya, Tom")))
        .containsExactly("Ines van der Falk", "Tom Oduya");
    assertThat(BylineParser.people(List.of("Jane Doe, John Roe")))
        .containsExactly("Jane Doe", "John Roe");
    assertThat(BylineParser.people(List.of("Mill Falk, Ines B.")))
        .containsExactly("Ines B. Mill Falk");
    assertThat(BylineParser.people(List.of("Ines Falk"))).containsExactly("Ines Falk");
    assertThat(BylineParser.people(List.of("Ines Falk, Editor"))).containsExactly("Ines Falk");
  }

  @Test
  void keepsOrganisationsAsStated() {
    assertThat(
            BylineParser.organisations(
                List.of("Mill &amp; River", "", "https://m.example", "Mill &amp; River")))
        .containsExactly("Mill & River");
  }
}
