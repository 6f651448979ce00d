package dev.isobar.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.DateMention;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFinderTest {
  /** A Thursday. */
  private static final LocalDate TODAY = LocalDate.of(2024, 9, 12);

  private final DateFinder finder = new DateFinder();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The deal of 11 September 2024 holds. | 11 September 2024 | 2024-09-11 | 2024-09-11",
        "On September 4-6, 2024, China hosted | September 4-6, 2024 | 2024-09-04 | 2024-09-06",
        "a visit from May 7 to 16 to | from May 7 to 16 | 2024-05-07 | 2024-05-16",
        "news on Tuesday (May 7), stating | Tuesday (May 7) | 2024-05-07 | 2024-05-07",
        "He spoke on Friday. | Friday | 2024-09-06 | 2024-09-06",
        "He will speak on Friday. | Friday | 2024-09-13 | 2024-09-13",
        "in San Francisco last November to | last November | 2023-11-01 | 2023-11-30",
        "by the end of 2030 | end of 2030 | 2030-09-01 | 2030-12-31",
        "two weeks ago | two weeks ago | 2024-08-29 | 2024-08-29",
        "the third quarter of 2025 | the third quarter of 2025 | 2025-07-01 | 2025-09-30",
        "发布于2024年9月11日的公告 | 2024年9月11日 | 2024-09-11 | 2024-09-11",
        "会议12日以视频形式召开 | 12日 | 2024-09-12 | 2024-09-12",
        "9月4日至6日在北京举行 | 9月4日至6日 | 2024-09-04 | 2024-09-06",
        "去年上半年的排放 | 去年上半年 | 2023-01-01 | 2023-06-30",
        "上周五举行 | 上周五 | 2024-09-06 | 2024-09-06",
        "二〇二三年十二月 | 二〇二三年十二月 | 2023-12-01 | 2023-12-31"
      })
  void resolves(String text, String words, LocalDate from, LocalDate to) {
    List<DateMention> dates = finder.find(text, TODAY);
    assertThat(dates).hasSize(1);
    assertThat(dates.get(0).text()).isEqualTo(words);
    assertThat(dates.get(0).from()).isEqualTo(from);
    assertThat(dates.get(0).to()).isEqualTo(to);
  }

  @Test
  void findsNoDatesInOtherNumbersAndWords() {
    for (String text :
        List.of(
            "the “Net Zero” plan and misunderstandingsofaword days ago",
            "It may rain. They march on, second to none.",
            "He paid $2024 for 1,995 tonnes at 24/7 prices, 3.5 % more.",
            "Article 6 of the agreement",
            "全国第三大城市的一半人口",
            "99999999999999999999")) {
      assertThat(finder.find(text, TODAY)).as(text).isEmpty();
    }
  }

  /**
   * Uses 2,000 lines, because a rule that searched the whole text for each date would take very
   * long.
   */
  @Test
  void findsAsManyDatesPerLineInALongText() {
    String line = "On May 7 and 二〇二三年十二月 from 2014 to 2018, the last week of July 2020.\n";
    int once = finder.find(line, TODAY).size();
    assertThat(finder.find(line.repeat(2000), TODAY)).hasSize(2000 * once);
  }

  /**
   * Guards against recursion: each date of the chain may count from the next one, so that a naive
   * rule would exhaust the stack or take quadratic time.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "this Friday 3 days after ",
        "Friday, 2 weeks before next ",
        "next Friday 2 days from last Monday 3 weeks since "
      })
  void handlesALongChainOfRelativeDates(String link) {
    String text = link.repeat(20_000) + "Monday";
    List<DateMention> dates = finder.find(text, TODAY);
    assertThat(dates).hasSizeGreaterThan(1000);
    assertThat(dates.get(dates.size() - 1).end()).isEqualTo(text.length());
  }
}
