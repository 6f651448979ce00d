package dev.isobar.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
  @Test
  void splitsBothLanguages() {
    assertThat(sentences("One. Two! Three? 四。五！\n六；七"))
        .containsExactly("One.", "Two!", "Three?", "四。", "五！", "六；", "七");
  }

  @Test
  void splitsAfterAClosingQuote() {
    assertThat(sentences("It ended. \"We won,\" she said.\nNobody else did. 会议结束。他走了！"))
        .containsExactly("It ended.", "\"We won,\" she said.", "Nobody else did.", "会议结束。", "他走了！");
    assertThat(sentences("\"We won.\" She smiled.")).containsExactly("\"We won.\"", "She smiled.");
    assertThat(sentences("他说：“我们赢了。”大家都笑了。")).containsExactly("他说：“我们赢了。”", "大家都笑了。");
  }

  @Test
  void keepsAnOpeningQuoteWithItsLine() {
    assertThat(sentences("A title\n\"Two,\" he said."))
        .containsExactly("A title", "\"Two,\" he said.");
  }

  @Test
  void splitsAfterAShortWordThatIsNotAnAbbreviation() {
    assertThat(sentences("He flew to Iran. Talks began at 5 p.m. Nobody knew."))
        .containsExactly("He flew to Iran.", "Talks began at 5 p.m.", "Nobody knew.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr. Kerry met J. Podesta in the U.S. Senate on Tue. May 7.",
        "It rose by 1.5 degrees vs. last year",
        "Some gases, e.g. HFCs, were left out.",
        "Shell Co. Ltd. and Yahoo! said so",
        "   ",
        "One sentence without a stop",
        "水质改善；空气变好。"
      })
  void doesNotSplitAfterInitialsAbbreviationsOrInNumbers(String text) {
    assertThat(SentenceSplitter.isOneSentence(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"One. Two", "一。二", "Title\nText", "Why? Because."})
  void detectsSeveralSentences(String text) {
    assertThat(SentenceSplitter.isOneSentence(text)).isFalse();
  }

  @Test
  void findsNoSentenceInWhiteSpace() {
    assertThat(sentences(" \n\t \r\n ")).isEmpty();
  }

  private static List<String> sentences(String text) {
    return SentenceSplitter.split(text).stream()
        .map(s -> text.substring(s.start(), s.end()))
        .toList();
  }
}
