package dev.isobar.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final List<Column<Object[]>> COLUMNS =
      List.of(new Column<>("one", row -> row[0]), new Column<>("two", row -> row[1]));

  @Test
  void writesAHeaderAndALinePerRow() {
    assertThat(Csv.write(COLUMNS, List.of())).isEqualTo("one,two\r\n");
    assertThat(write("a", 5)).isEqualTo("a,5\r\n");
    assertThat(write(null, "")).isEqualTo(",\r\n");
  }

  @Test
  void quotesWhatWouldEndAField() {
    assertThat(write("a,b", "c")).isEqualTo("\"a,b\",c\r\n");
    assertThat(write("say \"hi\"", "c")).isEqualTo("\"say \"\"hi\"\"\",c\r\n");
    assertThat(write("a\nb", "a\rb")).isEqualTo("\"a\nb\",\"a\rb\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\tx", "＝1", "＋1", "－1", "＠A1"})
  void textDoesNotBecomeAFormula(String text) {
    assertThat(write(text, "c")).isEqualTo("'" + text + ",c\r\n");
  }

  @Test
  void numbersAndTextThatContainsASignStayAsTheyAre() {
    assertThat(write(-1.5, "a=b")).isEqualTo("-1.5,a=b\r\n");
  }

  private static String write(Object... row) {
    String csv = Csv.write(COLUMNS, Arrays.<Object[]>asList(row, new Object[] {"end", 0}));
    assertThat(csv).startsWith("one,two\r\n").endsWith("end,0\r\n");
    return csv.substring("one,two\r\n".length(), csv.length() - "end,0\r\n".length());
  }
}
