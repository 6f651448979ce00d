package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseWordBoundariesTest {
  private static final ChineseWordBoundaries BOUNDARIES = ChineseWordBoundaries.shared();

  @ParameterizedTest
  @CsvSource({
    "孩子使用电脑, 用电",
    "支持采用电子支付, 用电",
    "应用能力强, 用能",
    "作用能够显现, 用能",
    "排放物种类繁多, 物种",
    "市场上的货物种类多, 物种",
    "又用水果做蛋糕, 用水",
    "又用水泥做雕塑, 用水",
    "信用水平良好, 用水",
    "提高利用水平, 用水",
    "达到集中水平, 中水",
    "威风能力, 风能",
    "气候法庭开庭, 气候法",
    "采取水平推进, 取水",
    "全国产业发展, 国产",
    "業務應用水平提高的國家, 用水",
  })
  void aWordCrossesAnEnd(String text, String label) {
    assertThat(cuts(text, label)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "提高用水效率, 用水",
    "节约用水, 用水",
    "单位用水量, 用水",
    "控制用电, 用电",
    "降低碳排放, 碳排放",
    "碳排放量下降, 碳排放",
    "绿色金融债券发行, 绿色金融",
    "深耕绿色金融服务, 绿色金融",
    "绿色建筑物, 绿色建筑",
    "提高能效率先示范, 能效",
    "火电厂, 火电",
    "保护大熊猫, 熊猫",
    "海洋, 海洋",
    "use 用水 now, 用水",
  })
  void aLabelOfItsOwnIsKept(String text, String label) {
    assertThat(cuts(text, label)).isFalse();
  }

  @Test
  void onlyTheWordsNearbyMatter() {
    String far = "的".repeat(5_000);

    assertThat(cuts(far + "使用电脑" + far, "用电")).isTrue();
    assertThat(cuts(far + "节约用电" + far, "用电")).isFalse();
  }

  private static boolean cuts(String text, String label) {
    int start = text.indexOf(label);
    return BOUNDARIES.cutsWord(text, start, start + label.length());
  }
}
