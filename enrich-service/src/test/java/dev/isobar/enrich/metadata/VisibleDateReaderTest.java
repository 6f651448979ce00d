package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleDateReaderTest {
  private static final String H = "<h1>Tidal mill starts turning again</h1>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<time datetime='2024-03-04'>Monday</time> # time",
        "<time>4 March 2024</time> # time",
        "<span class='date' data-timestamp='1709540100'>yesterday</span> # time",
        "<span itemprop='datePublished' content='2024-03-04'></span> # microdata",
        "<span itemprop='datePublished'>4 March 2024</span> # microdata",
        "<div>Published on 4 March 2024</div> # published line",
        "<div>Published on</div><div>4 March 2024</div> # published line",
        "<div class='date'>4 March 2024</div> # date element",
        "<div class='info'>Rivers | 4 March 2024 | 850 words</div> # byline",
        "<div>4 March 2024</div> # date line",
        "<div>Rivers and mills in the north, 4 March 2024, Accra</div> # line at the headline"
      })
  void readsDatesAtTheHeadline(String html, String evidence) {
    Metadata read = SmallPages.body(H + html);
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(read.published().evidence()).startsWith(evidence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<nav><time datetime='2024-03-04'>4 March</time></nav>",
        "<div class='comments'><time datetime='2024-03-04'>4 March</time></div>",
        "<div>Deadline: 4 March 2024</div>",
        "<div>© 4 March 2024</div>",
        "<div class='date'>4 March 1912</div>",
        "<div>March 2024</div>",
        "<div>Room 04.03.24.7</div>",
        "<p>The wheel, which volunteers from nine villages had rebuilt with oak from the old"
            + " bridge, first moved on 4 March 2024, when a spring tide pushed more water than"
            + " usual through the narrow gate, and it has not stopped since then, say its"
            + " neighbours.</p>"
      })
  void ignoresOtherDates(String html) {
    assertThat(SmallPages.body(H + html).published()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apple released iOS 17.4 on March 5, 2023",
        "The first report was published on March 5, 2023.",
        "Volunteers from nine villages say that the plan was published on March 5, 2023"
      })
  void prefersItsOwnDateToThoseInProse(String prose) {
    String own = "<div class='date'>4 March 2024</div>";
    assertThat(SmallPages.day(SmallPages.body(H + "<p>" + prose + "</p>" + own)))
        .isEqualTo("2024-03-04");
    String byline = "<div class='info'>Rivers | 4 March 2024 | 850 words</div>";
    assertThat(SmallPages.day(SmallPages.body(H + "<p>" + prose + "</p>" + byline)))
        .isEqualTo("2024-03-04");
  }

  @Test
  void stopsAtTheComments() {
    String comments = "<h3>3 comments</h3><div>Posted on 4 March 2024</div>";
    assertThat(SmallPages.body(H + "<p>{text}</p>" + comments).published()).isNull();
    assertThat(
            SmallPages.day(
                SmallPages.body(H + "<p>{text}</p>" + comments.replace("3 comments", "The wheel"))))
        .isEqualTo("2024-03-04");
  }

  @Test
  void prefersTheFirstAndTheNearest() {
    String far = "<p>{text}</p>".repeat(6) + "<div class='date'>9 May 2023</div>";
    assertThat(SmallPages.day(SmallPages.body(H + "<div class='date'>4 March 2024</div>" + far)))
        .isEqualTo("2024-03-04");
    assertThat(SmallPages.day(SmallPages.body(H + "<div>4 March 2024</div><div>9 May 2023</div>")))
        .isEqualTo("2024-03-04");
    assertThat(SmallPages.day(SmallPages.body(H + far))).isEqualTo("2023-05-09");
  }

  @Test
  void doubtsListsOfOtherArticles() {
    StringBuilder list = new StringBuilder("<p>{text}</p>".repeat(8));
    for (int day = 1; day <= 4; day++) {
      list.append("<div>Mill news</div><div>").append(day).append(" May 2023</div>");
    }
    assertThat(SmallPages.body(H + list).published()).isNull();
  }

  @Test
  void readsSmallBoxesAtTheHeadline() {
    String box = "<aside><time datetime='2024-03-04'>4 March</time></aside>";
    assertThat(SmallPages.day(SmallPages.body(H + box))).isEqualTo("2024-03-04");
    assertThat(SmallPages.body(H + "<p>{text}</p>".repeat(14) + box).published()).isNull();
    assertThat(SmallPages.day(SmallPages.body("<div class='sidebar'>" + H + box + "</div>")))
        .isEqualTo("2024-03-04");
  }

  @Test
  void statesChangesApart() {
    Metadata read =
        SmallPages.body(
            H
                + "<div>Published 4 March 2024</div><time class='updated' datetime='2024-05-09'>9"
                + " May</time>");
    assertThat(SmallPages.day(read)).isEqualTo("2024-03-04");
    assertThat(read.updated().value()).isEqualTo("2024-05-09");
    Metadata microdata =
        SmallPages.body(
            H
                + "<time itemprop='datePublished' datetime='2024-03-04'></time><time"
                + " itemprop='dateModified' datetime='2024-05-09'></time>");
    assertThat(SmallPages.day(microdata)).isEqualTo("2024-03-04");
    assertThat(microdata.updated().evidence()).startsWith("microdata dateModified");
  }
}
