package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import dev.isobar.contracts.text.TruncatedText;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

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

  /** Why the text of a page of teasers is empty. */
  static final String NO_ARTICLE = "no-article";

  ExtractedText read(String source, Document page) {
    List<Block> blocks = classify(page, true, false);
    if (weight(blocks) < MIN_WEIGHT) {
      blocks = heavier(blocks, classify(page, false, false));
    }
    if (weight(blocks) < MIN_WEIGHT) {
      List<Block> hidden = classify(page, false, true);
      blocks = weight(hidden) >= MIN_WEIGHT ? heavier(blocks, hidden) : blocks;
    }
    if (TeaserPage.isOne(page, blocks)) {
      blocks.replaceAll(block -> block.isBoilerplate() ? block : block.removedAs(NO_ARTICLE));
    }
    String text = text(blocks);
    String described = StructuredBody.insteadOf(text, page);
    List<Removed> removed = new ArrayList<>();
    if (described != null) {
      blocks.replaceAll(block -> block.isBoilerplate() ? block : block.removedAs("incomplete"));
    }
    for (Block block : blocks) {
      if (block.isBoilerplate()) {
        remove(removed, block);
      }
    }
    return new ExtractedText(described == null ? text : described, removed, source, page);
  }

  private static String text(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      if (!block.isBoilerplate()) {
        text.append(text.length() == 0 ? "" : "\n\n").append(block.text());
      }
    }
    return text.toString();
  }

  private static List<Block> heavier(List<Block> blocks, List<Block> others) {
    return weight(others) > weight(blocks) ? others : blocks;
  }

  private static List<Block> classify(Document page, boolean useClassNames, boolean readHidden) {
    MarkupBoilerplate markup = new MarkupBoilerplate(page, useClassNames);
    List<Block> blocks = BlockParser.of(page, markup, readHidden);
    NoticeDetector.mark(page, blocks);
    OtherArticles.mark(page, blocks);
    CommentDetector.mark(page, blocks);
    ArticleEndDetector.markAfterFirstEntry(blocks);
    Element main = MainElement.of(page, blocks);
    List<Block> classified = BlockClassifier.classify(page, main, blocks);
    LeadFinder.restore(page, classified);
    RepeatedText.mark(classified);
    return classified;
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
