package dev.isobar.query.difference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          about 45% of the forest          | 45 %
          45 percent; 45 per cent          | 45 %, 45 %
          forty-five percent               | 45 %
          百分之四十五                     | 45 %
          增长百分之3.5                    | 3.5 %
          下降了4５％                      | 45 %
          上升2.5个百分点                  | 2.5 %
          worth 1.9 billion euros          | 1900000000 EUR
          价值19亿欧元                     | 1900000000 EUR
          $5m and US$1.9bn and $300        | 5000000 USD, 1900000000 USD, 300 USD
          三千二百万美元                   | 32000000 USD
          一亿二千万元                     | 120000000 CNY
          3.2亿吨二氧化碳                  | 320000000 tonne
          250,000 tonnes; 25万吨           | 250000 tonne, 250000 tonne
          300多万吨                        | 3000000 tonne
          5千米; 5 km; 5,000 metres        | 5000 m, 5000 m, 5000 m
          1.5 GW; 1500兆瓦; 150万千瓦      | 1500000000 W, 1500000000 W, 1500000000 W
          1.5°C; 1.5摄氏度                 | 1.5 °C, 1.5 °C
          fell to -5% (-3%)                | -5 %, -3 %
          61 tigers; 61只老虎              | 61, 61
          two million people               | 2000000
          4,200 photographs                | 4200
          """)
  void readsAmounts(String text, String amounts) {
    assertThat(String.join(", ", NumberReader.read(text).stream().map(Fact::value).toList()))
        .isEqualTo(amounts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in 2024 and by 2030
          2024年5月7日
          COP29, CO2, PM2.5, G20, COVID-19
          the 21st century and the 1990s
          a 17-year-old
          at 10:30, 12/11/2024, 192.168.10.20
          第29届大会, 第十五次会议, 21世纪20年代
          at COP 29, in Article 12 and No. 45
          from May 17 to 26, on 30 April, on Sept. 15
          one of the two; 3 goats
          十分重要, 一定, 万一, 三峡
          数十万吨
          """)
  void leavesOutWhatIsNoAmount(String text) {
    assertThat(NumberReader.read(text)).isEmpty();
  }

  @Test
  void aNumberIsSaidByTheSameOneAndByAMoreExactOne() {
    assertThat(isSaid("45%", "百分之四十五")).isTrue();
    assertThat(isSaid("1.9 billion euros", "18.7亿欧元")).isTrue();
    assertThat(isSaid("18.7亿欧元", "1.9 billion euros")).isFalse();
    assertThat(isSaid("61 tigers", "61只老虎")).isTrue();
    assertThat(isSaid("17 goats", "17吨")).as("one unit is unknown").isTrue();
    assertThat(isSaid("17 tonnes", "17%")).isFalse();
    assertThat(isSaid("2 million", "2.4 million")).as("one digit").isFalse();
  }

  private static boolean isSaid(String one, String other) {
    return NumberReader.read(one).get(0).isSaidBy(NumberReader.read(other).get(0));
  }

  @Test
  void longTextsOfDigitsAreReadSoon() {
    assertThat(NumberReader.read("1".repeat(100_000))).isEmpty();
    assertThat(NumberReader.read("万".repeat(100_000))).isEmpty();
    assertThat(NumberReader.read("3" + "亿".repeat(100_000))).hasSizeLessThan(3);
    assertThat(NumberReader.read("1,000 ".repeat(20_000))).hasSize(20_000);
  }
}
