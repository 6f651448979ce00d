package dev.isobar.local.sample;

import java.util.ArrayList;
import java.util.List;

/** Articles as a table for a terminal, where a Chinese character is as wide as two letters. */
public final class ArticleTable {
  private static final List<String> HEAD =
      List.of("article", "language", "date", "topics", "people");

  /** The widest that each column gets, in letters. */
  private static final int[] WIDEST = {44, 8, 10, 34, 34};

  private ArticleTable() {}

  /** The table; longer cells go on in the next line, only the article's title is cut. */
  public static String of(List<ShownArticle> articles) {
    List<List<List<String>>> rows = new ArrayList<>();
    rows.add(HEAD.stream().map(List::of).toList());
    for (ShownArticle article : articles) {
      rows.add(
          List.of(
              List.of(cut(article.title(), WIDEST[0])),
              List.of(article.language()),
              List.of(article.published().isEmpty() ? "-" : article.published()),
              wrap(article.topics(), WIDEST[3]),
              wrap(article.people(), WIDEST[4])));
    }
    int[] widths = widths(rows);
    StringBuilder table = new StringBuilder("\n");
    for (List<List<String>> row : rows) {
      print(row, widths, table);
    }
    return table.toString();
  }

  private static void print(List<List<String>> row, int[] widths, StringBuilder table) {
    int height = row.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> cell = row.get(column);
        String part = line < cell.size() ? cell.get(line) : "";
        text.append(part).append(" ".repeat(widths[column] - width(part) + 2));
      }
      table.append(text.toString().stripTrailing()).append('\n');
    }
  }

  private static int[] widths(List<List<List<String>>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<List<String>> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        for (String part : row.get(column)) {
          widths[column] = Math.max(widths[column], width(part));
        }
      }
    }
    return widths;
  }

  private static List<String> wrap(List<String> words, int widest) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words) {
      String longer = line.isEmpty() ? word : line + ", " + word;
      if (width(longer) > widest && !line.isEmpty()) {
        lines.add(line + ",");
        longer = word;
      }
      line = longer;
    }
    lines.add(line.isEmpty() ? "-" : line);
    return lines;
  }

  private static String cut(String text, int widest) {
    if (width(text) <= widest) {
      return text;
    }
    int end = 0;
    int width = 1;
    while (width + width(text.codePointAt(end)) <= widest) {
      width += width(text.codePointAt(end));
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  static int width(String text) {
    return text.codePoints().map(ArticleTable::width).sum();
  }

  /** East Asian wide and full-width characters, as far as news uses them. */
  private static int width(int character) {
    boolean wide =
        character >= 0x1100
            && (character <= 0x115F
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD));
    return wide ? 2 : 1;
  }
}
