package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.DateMention;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks each kind of date with wordings of this project ({@code dates/kinds.txt}), and each rule
 * ({@code dates/rules.txt}).
 */
class DateKindsTest {
  /** Wednesday; the reference day of lines without one. */
  private static final LocalDate TODAY = LocalDate.of(2024, 11, 20);

  /** Holds one line of the table. */
  record Wording(String kind, LocalDate today, String text, String dates) {}

  static Stream<Wording> wordings() throws IOException {
    return Stream.concat(wordings("/dates/kinds.txt"), wordings("/dates/rules.txt"));
  }

  private static Stream<Wording> wordings(String file) throws IOException {
    List<Wording> wordings = new ArrayList<>();
    try (InputStream table = DateKindsTest.class.getResourceAsStream(file)) {
      String kind = "";
      for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("#")) {
          kind = line.substring(1).strip();
        } else if (!line.isBlank()) {
          String[] cells = line.split("\\|");
          String day = cells[0].strip();
          wordings.add(
              new Wording(
                  kind,
                  day.isEmpty() ? TODAY : LocalDate.parse(day),
                  cells[1].strip(),
                  cells[2].strip()));
        }
      }
    }
    return wordings.stream();
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void readsOrLeavesAlone(Wording wording) {
    String found =
        new DateFinder()
            .find(wording.text(), wording.today()).stream()
                .map(DateKindsTest::line)
                .collect(Collectors.joining("; "));
    assertThat(found.isEmpty() ? "none" : found).isEqualTo(wording.dates());
  }

  private static String line(DateMention date) {
    String to = date.from().equals(date.to()) ? "" : " " + date.to();
    return date.text() + " = " + date.from() + to;
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void keepsOffsetsOfTheText(Wording wording) {
    for (DateMention date : new DateFinder().find(wording.text(), wording.today())) {
      assertThat(wording.text().substring(date.start(), date.end())).isEqualTo(date.text());
    }
  }
}
