package dev.isobar.enrich.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which blocks are the article's own; the others get the reason why not. */
final class BlockClassifier {
  private BlockClassifier() {}

  static List<Block> judge(Document page, Element main, List<Block> blocks) {
    List<Block> judged = new ArrayList<>(blocks.size());
    String title = Titles.plain(page.title());
    for (Block block : blocks) {
      judged.add(judge(block, main, title));
    }
    ArticleEndDetector.ofKept(judged);
    trim(judged);
    headings(judged);
    return judged;
  }

  private static Block judge(Block block, Element main, String title) {
    if (block.isFurniture()) {
      return block;
    }
    if (!MainElement.contains(main, block.parent())) {
      return block.as("outside");
    }
    if (block.linkDensity() > 0.6 && block.weight() < 300) {
      return block.as("links");
    }
    if (block.kind() == Block.Kind.HEADING && Titles.same(block.text(), title)) {
      return block.as("title");
    }
    String reason = BoilerplatePatterns.reason(block.text().replace('\n', ' '), false);
    return reason == null ? block : block.as(reason);
  }

  /** Short lines before the first paragraph and after the last are bylines, dates, labels. */
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
      if (block.isFurniture()) {
        continue;
      }
      if (i < first && block.weight() < 60) {
        blocks.set(i, block.as("head"));
      } else if (i > last && (block.weight() < 40 || block.linkDensity() > 0.3)) {
        blocks.set(i, block.as("tail"));
      }
    }
  }

  /** A heading without anything below it belongs to what was removed. */
  private static void headings(List<Block> blocks) {
    boolean below = false;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.isFurniture()) {
        continue;
      }
      if (block.kind() == Block.Kind.HEADING && !below) {
        blocks.set(i, block.as("heading"));
      } else {
        below = block.kind() != Block.Kind.HEADING;
      }
    }
  }
}
