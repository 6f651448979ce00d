package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floor of each kind of metadata, on pages written for the project. */
class SmallPagesTest {
  /** The least share of right pages of a kind; one page may be lost to another rule. */
  private static final double FLOOR = 0.9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date shown",
        "no date of the page",
        "date in markup and scripts",
        "date in the address",
        "publisher's day",
        "day or month",
        "first publication",
        "author stated",
        "not an author",
        "title"
      })
  void readsWhatAReaderSees(String kind) throws IOException {
    List<SmallPages.Case> cases =
        SmallPages.all().stream().filter(page -> page.kind().equals(kind)).toList();
    Map<String, Metadata> wrong = new TreeMap<>();
    for (SmallPages.Case page : cases) {
      Metadata read = page.read();
      if (!page.isRight(read)) {
        wrong.put(page.page().toString(), read);
      }
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(4);
    assertThat(1 - wrong.size() / (double) cases.size())
        .as("%s: %s", kind, wrong)
        .isGreaterThanOrEqualTo(FLOOR);
  }
}
