package dev.isobar.enrich.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseBylineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "海角社三月四日电（记者 林小川 陈大河）潮水 # 林小川 陈大河",
        "（记者林小川、陈大河）潮水 # 林小川 陈大河",
        "（记者 格桑边觉）潮水 # 格桑边觉",
        "本报记者 林小川 通讯员 何平 # 林小川 何平",
        "海角日报记者 林小川 滨城报道 # 林小川",
        "本报记者林小川发自滨城 # 林小川",
        "2024-03-04 来源：海角日报 作者：林小川 # 林小川",
        "作者： 潮汐观察 # 潮汐观察",
        "撰文：林小川，陈大河 # 林小川 陈大河",
        "執筆 作者：林小川 # 林小川",
        "文｜林小川　编辑｜周正 # 林小川",
        "作者：林 川 # 林川",
        "本报记者林小川 # 林小川",
        "本报记者林小川通讯员何平 # 林小川 何平",
        "本报记者林小川、陈大河 滨城报道 # 林小川 陈大河",
        "本报记者林小川摄 # 林小川",
        "海角社记者林小川报道：潮水推动水轮 # 林小川",
        "【本报记者林小川】潮水推动水轮 # 林小川"
      })
  void readsNames(String line, String names) {
    assertThat(ChineseByline.hasLabel(line)).isTrue();
    assertThat(ChineseByline.names(line, true)).isEqualTo(Arrays.asList(names.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "他对记者说，潮水每天两次推动水轮",
        "记者采访时称",
        "责任编辑：周正",
        "来源：林小川",
        "记者：请问您怎样看待潮汐发电？",
        "作者观点仅代表本人",
        "记者查阅发现，该公司成立于三年前。",
        "记者查询发现，该公司成立于三年前。",
        "记者于近日，来到潮汐电站。",
        "记者时隔三年，再次来到潮汐电站。",
        "记者向其求证，对方没有回答。",
        "记者关注到，水轮已经停止转动。",
        "记者曾致电，无人接听。",
        "记者 查阅发现，该公司成立于三年前。",
        "本报记者方平安，潮水每天两次推动水轮。",
        "潮水每天两次推动水轮"
      })
  void ignoresProseAndOtherRoles(String line) {
    assertThat(ChineseByline.names(line, true)).isEmpty();
  }

  @Test
  void readsPenNamesOnlyInInfoLines() {
    assertThat(ChineseByline.names("作者：潮汐观察", false)).isEmpty();
    assertThat(ChineseByline.names("作者：林小川", false)).containsExactly("林小川");
    assertThat(ChineseByline.names("潮水", true)).isEmpty();
    assertThat(ChineseByline.hasLabel("责任编辑：周正")).isFalse();
  }

  @Test
  void readsSignatures() {
    assertThat(ChineseByline.signed("潮水推动水轮。（林小川 陈大河）")).containsExactly("林小川", "陈大河");
    assertThat(ChineseByline.signed("潮水推动水轮。（林小川 滨城报道）")).containsExactly("林小川");
    assertThat(ChineseByline.signed("潮水推动水轮（见图）")).isEmpty();
    assertThat(ChineseByline.signed("潮水（林小川）推动水轮。")).isEmpty();
  }

  @Test
  void knowsNames() {
    assertThat(List.of("林小川", "何平", "约翰·史密斯")).allMatch(ChineseByline::isName);
    assertThat(List.of("潮汐", "林", "林小川先生们", "Falk")).noneMatch(ChineseByline::isName);
  }
}
