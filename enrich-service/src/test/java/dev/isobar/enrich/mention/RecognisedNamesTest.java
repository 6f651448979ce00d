package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.ner.NerSpan;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisedNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // several names without separators
        "张伟李娜王强 | 张伟李娜王强 | 0.9 | 张伟 李娜 王强",
        "陈晓东刘芳 | 陈晓东刘芳 | 0.9 | 陈晓东 刘芳",
        "欧阳志远张伟 | 欧阳志远张伟 | 0.9 | 欧阳志远 张伟",
        "张伟李娜 | 张伟李娜 | 0.9 | 张伟 李娜",
        "欧阳志远 | 欧阳志远 | 0.9 | 欧阳志远",
        "宫崎隼人 | 宫崎隼人 | 0.9 | 宫崎隼人",
        "埃尔多安 | 埃尔多安 | 0.9 | 埃尔多安",
        // ordinary words that begin with a family name
        "高温 | 高温 | 0.8 | ''",
        "高温 | 高温 | 0.99 | 高温",
        "高云霞 | 高云霞 | 0.8 | 高云霞",
        // teams, companies and works
        "凯尔特人队赢了 | 凯尔特人 | 0.9 | 凯尔特人:ORGANISATION",
        "凯尔特人队长说 | 凯尔特人 | 0.9 | 凯尔特人",
        "福特曼集团 | 福特曼 | 0.9 | 福特曼:ORGANISATION",
        "《阿凡达》上映 | 阿凡达 | 0.9 | ''",
        "《阿凡达传》上映 | 阿凡达 | 0.9 | 阿凡达",
        "John Smith | John Smith | 0.9 | John Smith",
      })
  void correctsChinesePersons(String text, String name, double confidence, String expected) {
    int start = text.indexOf(name);
    List<NerSpan> names =
        RecognisedNames.of(
            text, List.of(new NerSpan(start, start + name.length(), Type.PERSON, confidence)));
    assertThat(
            names.stream()
                .map(
                    span ->
                        text.substring(span.start(), span.end())
                            + (span.type() == Type.PERSON ? "" : ":" + span.type()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }
}
