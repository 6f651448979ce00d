package dev.isobar.enrich.text;

import dev.isobar.contracts.Removed;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;

/** Finds the article in a parsed page. */
final class HtmlContentExtractor {
  /** Longer removed texts are cut: they explain, nobody reads them whole. In characters. */
  private static final int MAX_REMOVED = 300;

  /** With less text than this the names of classes have misled; see {@link Block#weigh}. */
  private static final int LEAST = 250;

  ExtractedText read(String source, Document page) {
    List<Block> judged = judge(page, true);
    if (weight(judged) < LEAST) {
      List<Block> again = judge(page, false);
      judged = weight(again) > weight(judged) ? again : judged;
    }
    StringBuilder text = new StringBuilder();
    List<Removed> removed = new ArrayList<>();
    for (Block block : judged) {
      if (!block.isFurniture()) {
        text.append(text.length() == 0 ? "" : "\n\n").append(block.text());
      } else {
        remove(removed, block);
      }
    }
    return new ExtractedText(text.toString(), removed, source, page);
  }

  private static List<Block> judge(Document page, boolean believeNames) {
    List<Block> blocks = BlockParser.of(page, believeNames);
    ArticleEndDetector.ofFirstEntry(blocks);
    return BlockClassifier.judge(page, MainElement.of(page, blocks), blocks);
  }

  private static int weight(List<Block> blocks) {
    return blocks.stream().filter(block -> !block.isFurniture()).mapToInt(Block::weight).sum();
  }

  /** Neighbours that go for one reason are listed as one. */
  private static void remove(List<Removed> removed, Block block) {
    Removed last = removed.isEmpty() ? null : removed.get(removed.size() - 1);
    if (last != null && last.reason().equals(block.furniture())) {
      if (last.text().length() < MAX_REMOVED) {
        String joined = last.text() + "\n" + block.text();
        removed.set(removed.size() - 1, new Removed(cut(joined), block.furniture()));
      }
    } else {
      removed.add(new Removed(cut(block.text()), block.furniture()));
    }
  }

  private static String cut(String text) {
    if (text.length() <= MAX_REMOVED) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_REMOVED - 2)) ? 2 : 1;
    return text.substring(0, MAX_REMOVED - end) + "…";
  }
}
