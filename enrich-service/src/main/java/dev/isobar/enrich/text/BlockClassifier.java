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
  /** Least weight of a linked sentence, see {@link Block#weigh}. */
  private static final int MIN_SENTENCE = 60;

  /** How much more text stands below a title than above it. */
  private static final double MIN_BELOW_TITLE = 2;

  private BlockClassifier() {}

  static List<Block> classify(Document page, Element main, List<Block> blocks) {
    List<Block> classified = new ArrayList<>(blocks.size());
    String title = Titles.plain(page.title());
    ProseContainers containers = new ProseContainers(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      classified.add(
          classify(
              isLinkedSentence(blocks, i) ? block.withoutLinks() : block, main, title, containers));
    }
    ArticleEndDetector.markRelatedNews(classified);
    aboveTitle(classified);
    trim(classified);
    headings(classified);
    return classified;
  }

  private static Block classify(
      Block block, Element main, String title, ProseContainers containers) {
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
    String reason =
        BoilerplatePatterns.removalReason(
            block.text().replace('\n', ' '), false, containers.isAmidProse(block));
    return reason == null ? block : block.removedAs(reason);
  }

  /** Returns whether a block is a sentence of the article that is one link as a whole. */
  private static boolean isLinkedSentence(List<Block> blocks, int i) {
    Block block = blocks.get(i);
    return block.linkDensity() > 0.6
        && block.kind() == Block.Kind.PARAGRAPH
        && block.weight() >= MIN_SENTENCE
        && block.endsLikeSentence()
        && block.parent().normalName().equals("p")
        && (isSibling(blocks, i, i - 1) || isSibling(blocks, i, i + 1));
  }

  private static boolean isSibling(List<Block> blocks, int i, int j) {
    return j >= 0
        && j < blocks.size()
        && blocks.get(j).isProse()
        && blocks.get(j).parent().parent() == blocks.get(i).parent().parent();
  }

  /**
   * Returns whether a short block beside the text is a part of it: a sentence or a list item in the
   * element that holds the nearest paragraph.
   */
  private static boolean belongsTo(Block block, Block prose) {
    return block.linkDensity() < 0.3
        && (block.kind() == Block.Kind.ITEM || block.endsLikeSentence())
        && MainElement.container(block.parent()) == MainElement.container(prose.parent());
  }

  /** Removes what stands above the title, unless most of the text does. */
  private static void aboveTitle(List<Block> blocks) {
    int title = -1;
    double above = 0;
    double below = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean isTitle =
          "title".equals(block.removalReason()) || MainElement.isIn("h1", block.parent());
      if (title < 0 && isTitle && block.kind() == Block.Kind.HEADING) {
        title = i;
      } else if (block.isProse()) {
        above += title < 0 ? block.weight() : 0;
        below += title < 0 ? 0 : block.weight();
      }
    }
    for (int i = 0; i < title && below > MIN_BELOW_TITLE * above; i++) {
      if (!blocks.get(i).isBoilerplate()) {
        blocks.set(i, blocks.get(i).removedAs("head"));
      }
    }
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
      if (i < first && block.weight() < 60 && !belongsTo(block, blocks.get(first))) {
        blocks.set(i, block.removedAs("head"));
      } else if (i > last
          && (block.weight() < 40 || block.linkDensity() > 0.3)
          && !belongsTo(block, blocks.get(last))) {
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
