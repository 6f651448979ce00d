package dev.isobar.enrich.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the element that contains the article: the one whose paragraphs weigh most. Each paragraph
 * counts for its parent and, with a smaller share, for the elements above it.
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
      Element current = container(block.parent());
      double share = 1;
      for (int level = 0; current != null && level < LEVELS; level++, current = current.parent()) {
        scores.merge(current, score * share, Double::sum);
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

  /** Returns the nearest element around a block that may hold several paragraphs. */
  static Element container(Element parent) {
    Element current = parent;
    while (current.parent() != null) {
      switch (current.normalName()) {
        case "p", "blockquote", "h1", "h2", "h3", "h4", "li", "ul", "ol", "pre", "center":
          current = current.parent();
          break;
        default:
          return current;
      }
    }
    return current;
  }

  private static double score(Block block) {
    if (block.isBoilerplate() || block.kind() == Block.Kind.HEADING || block.weight() < 30) {
      return 0;
    }
    double density = block.linkDensity();
    if (density > 0.5) {
      return 0;
    }
    double length = Math.min(block.weight(), 2000) / 100.0;
    return length * (1 - density) * (block.kind() == Block.Kind.ITEM ? 0.5 : 1);
  }

  /**
   * Returns a higher element while the parent adds a considerable amount of prose, because some
   * pages divide an article into several elements.
   */
  private static Element climb(Element best, List<Block> blocks) {
    Map<Element, Double> prose = prose(blocks);
    Element current = best;
    double ownProse = prose.getOrDefault(current, 0.0);
    while (current.parent() != null && !current.normalName().equals("body")) {
      Element parent = current.parent();
      double parentProse = prose.getOrDefault(parent, 0.0);
      if (parentProse > ownProse * 1.15 && parentProse < ownProse * 4) {
        best = parent;
        ownProse = parentProse;
      }
      current = parent;
      if (current.normalName().equals("article") || current.normalName().equals("main")) {
        break;
      }
    }
    return best;
  }

  /** Returns the weight of the paragraphs in each element. */
  private static Map<Element, Double> prose(List<Block> blocks) {
    Map<Element, Double> prose = new IdentityHashMap<>();
    for (Block block : blocks) {
      if (block.isProse()) {
        for (Element current = block.parent(); current != null; current = current.parent()) {
          prose.merge(current, (double) block.weight(), Double::sum);
        }
      }
    }
    return prose;
  }

  /** Returns whether the inner element is the outer one or one of its descendants. */
  static boolean contains(Element outer, Element inner) {
    for (Element current = inner; current != null; current = current.parent()) {
      if (current == outer) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an element is of a tag or stands in one that is. */
  static boolean isIn(String tag, Element element) {
    for (Element current = element; current != null; current = current.parent()) {
      if (current.normalName().equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
