package dev.isobar.enrich.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Knows which blocks stand in each element of a page. They are a run of the page's blocks, so that
 * one traversal serves all questions, however large the page is.
 */
final class BlockRanges {
  /**
   * Holds a run of blocks.
   *
   * @param first the index of the first block
   * @param last the index of the last block
   */
  record Range(int first, int last) {
    private Range with(Range other) {
      return new Range(Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean contains(int block) {
      return first <= block && block <= last;
    }
  }

  private static final Range NONE = new Range(0, -1);

  private final Map<Element, Range> ranges = new IdentityHashMap<>();
  private final int[] weights;

  BlockRanges(Document page, List<Block> blocks) {
    weights = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      weights[i + 1] = weights[i] + (block.isBoilerplate() ? 0 : block.weight());
      ranges.merge(block.parent(), new Range(i, i), Range::with);
    }
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            // An element's blocks are known at its end.
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.parent() != null) {
              Range range = ranges.get(element);
              if (range != null) {
                ranges.merge(element.parent(), range, Range::with);
              }
            }
          }
        },
        page);
  }

  /** Returns the blocks in an element; without any, the last is smaller than the first. */
  Range of(Element element) {
    return ranges.getOrDefault(element, NONE);
  }

  /**
   * Returns the weight of the blocks in an element that were not removed before the ranges were
   * taken, see {@link Block#weigh}.
   */
  int weight(Element element) {
    Range range = of(element);
    return weights[range.last() + 1] - weights[range.first()];
  }

  /** Returns the weight of the whole page. */
  int weight() {
    return weights[weights.length - 1];
  }
}
