package dev.isobar.enrich.ner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NerSentenceSplitterTest {
  private static List<String> cut(String text) {
    List<String> sentences = new ArrayList<>();
    NerSentenceSplitter.cut(
        text, 0, text.length(), (from, to) -> sentences.add(text.substring(from, to)));
    return sentences;
  }

  @Test
  void fullStopsLinesAndChineseStopsEndASentence() {
    assertThat(cut("It ended. \"We won,\" she said.\nNobody else did. 会议结束。他走了！"))
        .containsExactly("It ended.", "\"We won,\" she said.", "Nobody else did.", "会议结束。", "他走了！");
  }

  @Test
  void abbreviationsAndInitialsDoNot() {
    assertThat(cut("Mr. Kerry met J. Podesta in the U.S. Senate on Tue. May 7."))
        .containsExactly("Mr. Kerry met J. Podesta in the U.S. Senate on Tue. May 7.");
    assertThat(cut("It rose by 1.5 degrees vs. last year")).hasSize(1);
  }

  @Test
  void aTextOfBlanksHasNone() {
    assertThat(cut(" \n\t \r\n ")).isEmpty();
  }
}
