package dev.isobar.enrich.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Marks what an article says twice: pull quotes, and paragraphs that stand in the page again. */
final class RepeatedText {
  private static final int LONGEST_QUOTE = 400;
  private static final int SHORTEST_QUOTE = 20;
  private static final int SHORTEST_PARAGRAPH = 60;

  private RepeatedText() {}

  static void mark(List<Block> blocks) {
    Set<String> seen = new HashSet<>();
    StringBuilder all = null;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isBoilerplate() || block.weight() < SHORTEST_QUOTE) {
        continue;
      }
      if (block.weight() >= SHORTEST_PARAGRAPH && !seen.add(block.text())) {
        blocks.set(i, block.removedAs("repeated"));
      } else if (block.text().length() <= LONGEST_QUOTE && isQuote(block.parent())) {
        all = all == null ? plain(blocks) : all;
        String quote = Titles.plain(block.text());
        int first = all.indexOf(quote);
        if (first >= 0 && all.indexOf(quote, first + 1) >= 0) {
          blocks.set(i, block.removedAs("pull-quote"));
        }
      }
    }
  }

  private static boolean isQuote(Element element) {
    Element current = element;
    for (int up = 0; current != null && up < 3; up++, current = current.parent()) {
      if (current.normalName().equals("blockquote")
          || current.normalName().equals("q")
          || current.className().toLowerCase(Locale.ROOT).contains("quote")) {
        return true;
      }
    }
    return false;
  }

  private static StringBuilder plain(List<Block> blocks) {
    StringBuilder all = new StringBuilder();
    for (Block block : blocks) {
      if (!block.isBoilerplate()) {
        all.append(Titles.plain(block.text())).append('\n');
      }
    }
    return all;
  }
}
