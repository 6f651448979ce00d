package dev.isobar.ingest.feed.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateNoiseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Talks go on 3 hours ago in Bonn|Talks go on  in Bonn",
        "last updated: about 2 days, 3 hours ago Methane|' Methane'",
        "12,345 views Methane 17 comments|' Methane '",
        "comments: 12345678|''",
        "Methane 5 min read|'Methane '",
        "be the first to comment|''",
        "阅读量：12万次 甲烷|' 甲烷'",
        "甲烷 已有 12 人评论|'甲烷 '",
        "5分钟前 甲烷 刚刚|' 甲烷 '",
        "Already interviews show shares of methane|Already interviews show shares of methane",
        "Reporters read 30 pages|Reporters read 30 pages",
      })
  void removesCountersAndRelativeTimes(String text, String kept) {
    assertEquals(kept, TemplateNoise.removed(text));
  }

  @Test
  void findsEachOfManyFarApartAndClose() {
    String gap = " A delegate spoke about landfills and farms.".repeat(9) + " ";
    String text = gap + "7 views" + gap + "1 like 2 shares 3 comments" + gap + "just now";
    assertEquals(gap + gap + "  " + gap, TemplateNoise.removed(text));
  }
}
