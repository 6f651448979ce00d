package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;

/** Extracts the article from a parsed page. */
final class HtmlContentExtractor {
  /**
   * Length at which a removed text is truncated, in characters. The start is enough to explain the
   * removal.
   */
  private static final int MAX_REMOVED = 300;

  /**
   * Least weight of an article, see {@link Block#weigh}. With less text, class names are ignored in
   * a second attempt, because they probably marked the article itself as boilerplate.
   */
  private static final int MIN_WEIGHT = 250;

  ExtractedText read(String source, Document page) {
    List<Block> blocks = classify(page, true);
    if (weight(blocks) < MIN_WEIGHT) {
      List<Block> retried = classify(page, false);
      blocks = weight(retried) > weight(blocks) ? retried : blocks;
    }
    StringBuilder text = new StringBuilder();
    List<Removed> removed = new ArrayList<>();
    for (Block block : blocks) {
      if (!block.isBoilerplate()) {
        text.append(text.length() == 0 ? "" : "\n\n").append(block.text());
      } else {
        remove(removed, block);
      }
    }
    return new ExtractedText(text.toString(), removed, source, page);
  }

  private static List<Block> classify(Document page, boolean useClassNames) {
    List<Block> blocks = BlockParser.of(page, useClassNames);
    ArticleEndDetector.markAfterFirstEntry(blocks);
    return BlockClassifier.classify(page, MainElement.of(page, blocks), blocks);
  }

  private static int weight(List<Block> blocks) {
    return blocks.stream().filter(block -> !block.isBoilerplate()).mapToInt(Block::weight).sum();
  }

  /** Appends a removed block to the previous one if both have the same reason. */
  private static void remove(List<Removed> removed, Block block) {
    Removed last = removed.isEmpty() ? null : removed.get(removed.size() - 1);
    if (last != null && last.reason().equals(block.removalReason())) {
      if (last.text().length() < MAX_REMOVED) {
        String joined = last.text() + "\n" + block.text();
        String text = TruncatedText.withEllipsis(joined, MAX_REMOVED);
        removed.set(removed.size() - 1, new Removed(text, last.reason()));
      }
    } else {
      String text = TruncatedText.withEllipsis(block.text(), MAX_REMOVED);
      removed.add(new Removed(text, block.removalReason()));
    }
  }
}
