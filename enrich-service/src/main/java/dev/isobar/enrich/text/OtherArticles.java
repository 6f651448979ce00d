package dev.isobar.enrich.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Marks the {@code article} elements that are not the page's own article: comments inside of it,
 * and the next story behind it.
 */
final class OtherArticles {
  /** Least weight of an article beside which others are not its parts, see {@link Block#weigh}. */
  private static final int MIN_WEIGHT = 250;

  /** Names of the entries of a live blog, which are the article's own. */
  private static final Pattern ENTRY =
      Pattern.compile("(?i)live|entry|update|ticker|event|chapter|section|part|slide|card");

  private OtherArticles() {}

  static void mark(Document page, List<Block> blocks) {
    Map<Element, Integer> own = new IdentityHashMap<>();
    for (Block block : blocks) {
      Element article = articleOf(block.parent());
      if (article != null && block.isProse()) {
        own.merge(article, block.weight(), Integer::sum);
      }
    }
    if (own.size() < 2) {
      return;
    }
    markNested(blocks, own);
    markOthers(page, blocks, own);
  }

  private static void markNested(List<Block> blocks, Map<Element, Integer> own) {
    Map<Element, Boolean> started = new IdentityHashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Element article = articleOf(block.parent());
      if (article == null || block.isBoilerplate()) {
        continue;
      }
      Element outer = article.parent() == null ? null : articleOf(article.parent());
      if (outer == null) {
        if (block.isProse()) {
          started.put(article, true);
        }
      } else if (started.containsKey(outer)
          && own.getOrDefault(outer, 0) >= MIN_WEIGHT
          && !ENTRY.matcher(article.className() + " " + article.id()).find()) {
        blocks.set(i, block.removedAs("nested-article"));
      }
    }
  }

  /** Marks the articles that have a title of their own beside the one that has the page's. */
  private static void markOthers(Document page, List<Block> blocks, Map<Element, Integer> own) {
    List<Element> titled = new ArrayList<>();
    Element chosen = null;
    String title = Titles.plain(page.title());
    for (Block block : blocks) {
      Element article = articleOf(block.parent());
      if (article != null
          && MainElement.isIn("h1", block.parent())
          && own.getOrDefault(article, 0) > 0
          && !titled.contains(article)) {
        titled.add(article);
        if (chosen == null && Titles.isTitle(block.text(), title)) {
          chosen = article;
        }
      }
    }
    if (titled.size() < 2) {
      return;
    }
    chosen = chosen == null ? titled.get(0) : chosen;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Element article = articleOf(block.parent());
      if (!block.isBoilerplate() && article != chosen && titled.contains(article)) {
        blocks.set(i, block.removedAs("next-article"));
      }
    }
  }

  private static Element articleOf(Element element) {
    for (Element current = element; current != null; current = current.parent()) {
      if (current.normalName().equals("article")) {
        return current;
      }
    }
    return null;
  }
}
