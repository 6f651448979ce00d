package dev.isobar.enrich.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The element that holds the article: what the markup declares, else the one whose paragraphs weigh
 * most. Each paragraph counts for its parent, and less for the elements further up.
 */
final class MainElement {
  private static final int LEVELS = 4;

  private MainElement() {}

  static Element of(Document page, List<Block> blocks) {
    Map<Element, Double> scores = new IdentityHashMap<>();
    double total = 0;
    for (Block block : blocks) {
      double score = score(block);
      if (score <= 0) {
        continue;
      }
      total += score;
      Element at = holder(block.parent());
      double share = 1;
      for (int level = 0; at != null && level < LEVELS; level++, at = at.parent()) {
        scores.merge(at, score * share, Double::sum);
        share *= level == 0 ? 0.8 : 0.6;
      }
    }
    Element best = page.body();
    double bestScore = 0;
    for (Map.Entry<Element, Double> entry : scores.entrySet()) {
      if (entry.getValue() > bestScore) {
        best = entry.getKey();
        bestScore = entry.getValue();
      }
    }
    return climb(best, blocks);
  }

  private static Element holder(Element parent) {
    Element at = parent;
    while (at.parent() != null) {
      switch (at.normalName()) {
        case "p", "blockquote", "h1", "h2", "h3", "h4", "li", "ul", "ol", "pre", "center":
          at = at.parent();
          break;
        default:
          return at;
      }
    }
    return at;
  }

  private static double score(Block block) {
    if (block.isFurniture() || block.kind() == Block.Kind.HEADING || block.weight() < 30) {
      return 0;
    }
    double density = block.linkDensity();
    if (density > 0.5) {
      return 0;
    }
    double length = Math.min(block.weight(), 2000) / 100.0;
    return length * (1 - density) * (block.kind() == Block.Kind.ITEM ? 0.5 : 1);
  }

  /** Further up while the parent adds paragraphs worth keeping: articles come in parts. */
  private static Element climb(Element best, List<Block> blocks) {
    Element at = best;
    double own = prose(at, blocks);
    while (at.parent() != null && !at.normalName().equals("body")) {
      Element up = at.parent();
      double more = prose(up, blocks);
      if (more > own * 1.15 && more < own * 4) {
        best = up;
        own = more;
      }
      at = up;
      if (at.normalName().equals("article") || at.normalName().equals("main")) {
        break;
      }
    }
    return best;
  }

  private static double prose(Element element, List<Block> blocks) {
    double prose = 0;
    for (Block block : blocks) {
      if (block.isProse() && contains(element, block.parent())) {
        prose += block.weight();
      }
    }
    return prose;
  }

  static boolean contains(Element outer, Element inner) {
    for (Element at = inner; at != null; at = at.parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }
}
