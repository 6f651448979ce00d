package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDateTest {
  private static final LocalDate LATEST = LocalDate.of(2024, 12, 20);

  @ParameterizedTest
  @CsvSource({
    "https://a.example/2024/11/29/rice, 2024-11-29",
    "https://a.example/2024/12/05/rice.html, 2024-12-05",
    "https://a.example/2024/10/31/, 2024-10-31",
    "https://a.example/2024/02/29, 2024-02-29",
    "https://a.example/2024/1/5/rice, 2024-01-05",
    "https://a.example/2024/11/9/rice?page=2, 2024-11-09",
    "https://a.example/news-2024-12-19.html, 2024-12-19",
    "https://a.example/2024-11-30-rice/, 2024-11-30",
    "https://a.example/2024-1-15/17.html, 2024-01-15",
    "https://a.example/2024_11_30/17, 2024-11-30",
    "https://a.example/rice?date=2024-11-30&x=1, 2024-11-30",
    "https://a.example/rice-20241211/, 2024-12-11",
    "https://a.example/202411/t20241130_17.htm, 2024-11-30",
    "https://a.example/20241130T0815/rice, 2024-11-30",
    "https://a.example/gn/2024/11-12/10145139.shtml, 2024-11-12",
    "https://a.example/n1/2024/1129/c1001-40372.html, 2024-11-29",
    "https://a.example/html/2024-11/29/content_20571.htm, 2024-11-29",
    "https://a.example/202410/31/content_20571.htm, 2024-10-31",
    "https://a.example/2024/99/99/rice-2024-11-30, 2024-11-30",
    "Source: http://a.example/2024/11/29/rice, 2024-11-29"
  })
  void readsTheDay(String url, LocalDate day) {
    assertThat(UrlDate.of(url, LATEST)).map(ParsedDate::day).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/2024/11/2945/rice",
        "https://a.example/2024/11/3-crops",
        "https://a.example/2024/11/29-crops",
        "https://a.example/2024/11/7",
        "https://a.example/2024/11/7/",
        "https://a.example/2024/11/29.html",
        "https://a.example/2024/112/rice",
        "https://a.example/2024/1129/rice",
        "https://a.example/issues/2024/11-12/rice",
        "https://a.example/issues/2024-11/29/rice",
        "https://a.example/2024-11-3.html",
        "https://a.example/2024-11_29/rice",
        "https://a.example/2024-11-291",
        "https://a.example/20241-12/rice",
        "https://a.example/2024113/rice",
        "https://a.example/article/20241129345",
        "https://a.example/120241129.html",
        "https://a.example/idUSKB20241129",
        "https://a.example/%20241129",
        "https://a.example/2023/02/29/rice",
        "https://a.example/2024/13/01/rice",
        "https://a.example/2024/00/10/rice",
        "https://a.example/2024-11-31-rice",
        "https://a.example/20241301.html",
        "https://2024-11-29.example/rice",
        "a.example/2024/11/29/rice"
      })
  void ignoresOtherNumbers(String url) {
    assertThat(UrlDate.of(url, LATEST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/2024/11/29/rice, true",
    "https://a.example/2024/11/9/rice, false",
    "https://a.example/2024-11-29/17.html, true",
    "https://a.example/20241129/17.html, true",
    "https://a.example/202411/29/content_20571.htm, true",
    "https://a.example/202411/t20241129_17.htm, true",
    "https://a.example/n1/2024/1129/c1001-40372.html, true",
    "https://a.example/gn/2024/11-29/10145139.shtml, true",
    "https://a.example/rice-2024-11-29/, false",
    "https://a.example/rice-20241129/, false",
    "https://a.example/2024-11-29-rice/, false",
    "https://a.example/rice?date=2024-11-29, false",
    "rice 2024/11/29, false"
  })
  void knowsDaysInFolders(String url, boolean isFolder) {
    assertThat(UrlDate.isFolder(url, LocalDate.of(2024, 11, 29))).isEqualTo(isFolder);
  }

  @Test
  void ignoresADayAfterTheFetching() {
    assertThat(UrlDate.of("https://a.example/2024/12/20/rice", LATEST)).isPresent();
    assertThat(UrlDate.of("https://a.example/2024/12/21/rice", LATEST)).isEmpty();
    assertThat(UrlDate.of("https://a.example/20301129/2024/12/19/rice", LATEST))
        .map(ParsedDate::day)
        .contains(LocalDate.of(2024, 12, 19));
  }

  @Test
  void returnsNothingForMissingOrLongText() {
    assertThat(UrlDate.of(null, LATEST)).isEmpty();
    assertThat(UrlDate.of("https://a.example/2024/11/29/" + "x".repeat(2000), LATEST)).isEmpty();
  }
}
