package dev.isobar.local.sample;

import static dev.isobar.local.table.TextTable.Align.LEFT;

import dev.isobar.local.table.TextTable;
import dev.isobar.local.table.TextWidth;
import java.util.List;

/** Prints articles as a table for a terminal. */
public final class ArticleTable {
  private static final int TITLE = 44;
  private static final int LIST = 34;

  private ArticleTable() {}

  /** Returns the table. Titles are cut; long lists continue on the next line. */
  public static String of(List<ShownArticle> articles) {
    TextTable table =
        new TextTable(LEFT, LEFT, LEFT, LEFT, LEFT)
            .row("article", "language", "date", "topics", "people");
    for (ShownArticle article : articles) {
      table.row(
          List.of(
              List.of(TextWidth.cut(article.title(), TITLE)),
              List.of(article.language()),
              List.of(article.published().isEmpty() ? "-" : article.published()),
              list(article.topics()),
              list(article.people())));
    }
    return "\n" + table;
  }

  private static List<String> list(List<String> words) {
    return words.isEmpty() ? List.of("-") : TextWidth.wrap(words, LIST);
  }
}
