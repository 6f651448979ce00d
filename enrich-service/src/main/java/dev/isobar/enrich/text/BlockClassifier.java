package dev.isobar.enrich.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Decides which blocks belong to the article and gives each of the others the reason for its
 * removal.
 */
final class BlockClassifier {
  private BlockClassifier() {}

  static List<Block> classify(Document page, Element main, List<Block> blocks) {
    List<Block> classified = new ArrayList<>(blocks.size());
    String title = Titles.plain(page.title());
    for (Block block : blocks) {
      classified.add(classify(block, main, title));
    }
    ArticleEndDetector.markRelatedNews(classified);
    trim(classified);
    headings(classified);
    return classified;
  }

  private static Block classify(Block block, Element main, String title) {
    if (block.isBoilerplate()) {
      return block;
    }
    if (!MainElement.contains(main, block.parent())) {
      return block.removedAs("outside");
    }
    if (block.linkDensity() > 0.6 && block.weight() < 300) {
      return block.removedAs("links");
    }
    if (block.kind() == Block.Kind.HEADING && Titles.isTitle(block.text(), title)) {
      return block.removedAs("title");
    }
    String reason = BoilerplatePatterns.removalReason(block.text().replace('\n', ' '), false);
    return reason == null ? block : block.removedAs(reason);
  }

  /**
   * Removes short blocks before the first paragraph and after the last one: they are bylines, dates
   * and labels.
   */
  private static void trim(List<Block> blocks) {
    int first = 0;
    while (first < blocks.size() && !blocks.get(first).isProse()) {
      first++;
    }
    if (first == blocks.size()) {
      return;
    }
    int last = blocks.size() - 1;
    while (last > first && !blocks.get(last).isProse()) {
      last--;
    }
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isBoilerplate()) {
        continue;
      }
      if (i < first && block.weight() < 60) {
        blocks.set(i, block.removedAs("head"));
      } else if (i > last && (block.weight() < 40 || block.linkDensity() > 0.3)) {
        blocks.set(i, block.removedAs("tail"));
      }
    }
  }

  /** Removes headings that have no remaining text below them. */
  private static void headings(List<Block> blocks) {
    boolean textBelow = false;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.isBoilerplate()) {
        continue;
      }
      if (block.kind() == Block.Kind.HEADING && !textBelow) {
        blocks.set(i, block.removedAs("heading"));
      } else {
        textBelow = block.kind() != Block.Kind.HEADING;
      }
    }
  }
}
