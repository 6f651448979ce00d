package dev.isobar.enrich.text;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Tells which paragraphs stand among the other paragraphs of a page, in the same element. */
final class ProseContainers {
  /** Paragraphs from which on an element is a part of the article. */
  private static final int MIN_PARAGRAPHS = 3;

  private record Prose(int paragraphs, int weight) {}

  private final Map<Element, Prose> containers = new IdentityHashMap<>();
  private final Element heaviest;

  ProseContainers(List<Block> blocks) {
    int most = 0;
    Element best = null;
    for (Block block : blocks) {
      if (block.isProse()) {
        Element container = MainElement.container(block.parent());
        Prose before = containers.getOrDefault(container, new Prose(0, 0));
        Prose now = new Prose(before.paragraphs() + 1, before.weight() + block.weight());
        containers.put(container, now);
        if (now.weight() > most) {
          most = now.weight();
          best = container;
        }
      }
    }
    heaviest = best;
  }

  /** Returns whether a block is a paragraph beside those of the article. */
  boolean isAmidProse(Block block) {
    if (!block.isProse()) {
      return false;
    }
    Element container = MainElement.container(block.parent());
    Prose prose = containers.get(container);
    return container == heaviest || prose != null && prose.paragraphs() >= MIN_PARAGRAPHS;
  }
}
