package dev.isobar.enrich.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Marks what an article says twice: quotes that repeat a part of a paragraph, and paragraphs that
 * stand in the page again. Lines that only quotes repeat are kept: a refrain, or a dialogue.
 */
final class RepeatedText {
  private static final int LONGEST_QUOTE = 400;
  private static final int SHORTEST_QUOTE = 20;
  private static final int SHORTEST_PARAGRAPH = 60;

  /** Quotes that are looked for on a page, which bounds the cost of a page of nothing else. */
  private static final int MAX_QUOTES = 200;

  private RepeatedText() {}

  static void mark(List<Block> blocks) {
    Set<String> seen = new HashSet<>();
    String paragraphs = null;
    int quotes = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isBoilerplate() || block.weight() < SHORTEST_QUOTE) {
        continue;
      }
      if (isQuote(block.parent())) {
        if (block.text().length() <= LONGEST_QUOTE && quotes++ < MAX_QUOTES) {
          paragraphs = paragraphs == null ? paragraphs(blocks) : paragraphs;
          if (paragraphs.contains(Titles.plain(block.text()))) {
            blocks.set(i, block.removedAs("pull-quote"));
          }
        }
      } else if (block.weight() >= SHORTEST_PARAGRAPH && !seen.add(block.text())) {
        blocks.set(i, block.removedAs("repeated"));
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

  /** Returns the text outside of quotes that is kept: of a paragraph there twice, one stays. */
  private static String paragraphs(List<Block> blocks) {
    StringBuilder all = new StringBuilder();
    for (Block block : blocks) {
      if (!block.isBoilerplate() && !isQuote(block.parent())) {
        all.append(Titles.plain(block.text())).append('\n');
      }
    }
    return all.toString();
  }
}
