package dev.isobar.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimplifiedChineseTest {
  @Test
  void mapsCharactersOneToOne() {
    assertThat(SimplifiedChinese.of('氣')).isEqualTo('气');
    assertThat(SimplifiedChinese.of('气')).isEqualTo('气');
    assertThat(SimplifiedChinese.of('a')).isEqualTo('a');
  }

  @Test
  void mapsATraditionalText() {
    assertThat(SimplifiedChinese.of("氣候變化與環境")).isEqualTo("气候变化与环境");
  }

  @Test
  void keepsASimplifiedTextWithASharedCharacter() {
    String text = "著名学者认为，清代的气候记录对今天的研究有重要价值，值得整理出版，供国内外的研究人员参考使用。这些记录保存完好。";
    assertThat(text.chars().filter(c -> SimplifiedChinese.of((char) c) != c)).isNotEmpty();
    assertThat(SimplifiedChinese.of(text + text)).isEqualTo(text + text);
  }

  @Test
  void recognisesChineseCharacters() {
    assertThat(HanText.isHan('气')).isTrue();
    assertThat(HanText.isHan('〇')).isTrue();
    assertThat(HanText.isHan('か')).isFalse();
    assertThat(HanText.isHan(0x20BB7)).isTrue();
    assertThat(HanText.isHan(0x1F600)).isFalse();
    assertThat(HanText.hasHan("the 气 sign")).isTrue();
    assertThat(HanText.hasHan("plain")).isFalse();
  }
}
