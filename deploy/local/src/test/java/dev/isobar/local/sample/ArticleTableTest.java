package dev.isobar.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isobar.local.table.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleTableTest {
  @Test
  void alignsColumnsAlsoUnderChinese() {
    String table =
        ArticleTable.of(
            List.of(
                new ShownArticle("1", "中美启动会", "zh", "2024-01-12", List.of("forests"), List.of()),
                new ShownArticle("2", "A forum", "en", "", List.of(), List.of("John Podesta"))));
    assertThat(table.lines())
        .containsExactly(
            "",
            "article     language  date        topics   people",
            "中美启动会  zh        2024-01-12  forests  -",
            "A forum     en        -           -        John Podesta");
  }

  @Test
  void wrapsListsAndCutsTitles() {
    String table =
        ArticleTable.of(
            List.of(
                new ShownArticle(
                    "1",
                    "t".repeat(100),
                    "en",
                    "2024-01-12",
                    List.of("climate-diplomacy", "circular-economy", "methane"),
                    List.of())));
    assertThat(table)
        .contains("t".repeat(43) + "…  en")
        .contains("climate-diplomacy,")
        .contains("circular-economy, methane");
    assertThat(table.lines()).allMatch(line -> TextWidth.of(line) <= 140);
  }

  @Test
  void readsAnItemOfTheList() throws Exception {
    ShownArticle article =
        ShownArticle.of(
            new ObjectMapper()
                .readTree(
                    """
                    {"id": "x", "title": null, "snippet": "It begins", "language": "en",
                     "published": {"value": "2024-09-11T08:46:00+08:00"},
                     "topics": [{"id": "methane", "score": 1}],
                     "entities": [{"type": "place", "name": "Beijing"},
                                  {"type": "person", "name": "Liu Zhenmin"}]}
                    """));
    assertThat(article)
        .isEqualTo(
            new ShownArticle(
                "x", "It begins", "en", "2024-09-11", List.of("methane"), List.of("Liu Zhenmin")));
  }
}
