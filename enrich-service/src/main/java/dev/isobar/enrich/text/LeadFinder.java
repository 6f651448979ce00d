package dev.isobar.enrich.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Restores the lead: the sentence or two between the title and the first paragraph, which many
 * pages put outside of the element that holds the article.
 */
final class LeadFinder {
  /** Least and greatest weight of a lead, see {@link Block#weigh}. */
  private static final int MIN_WEIGHT = 50;

  private static final int MAX_WEIGHT = 1200;

  /** Most blocks between the title and the first paragraph. */
  private static final int MAX_DISTANCE = 25;

  /** Characters of the page's description that a lead must begin with. */
  private static final int COMMON_START = 40;

  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)(?:^|[^a-z])(?:lead|lede|standfirst|intro(?:duction|text)?|excerpt|sub-?(?:title|head(?:ing|line)?)|de(?:k|ck)|chapo|hero-text|vorspann|perex|ingress|sottotitolo|occhiello|bajada|entradilla|sumario)(?![a-z])");

  /** Names of a lead that other texts have too, so that they restore no furniture. */
  private static final Pattern MAYBE_LEAD =
      Pattern.compile("(?i)(?:^|[^a-z])(?:summary|abstract|description)(?![a-z])");

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?iu)[\\p{P}\\p{S}\\s]*(?:by|von|par|por|di|da|автор|记者|作者|文|来源|编辑|published|updated|posted|last|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|опубликовано)[\\s:：/].*");

  private final List<Block> blocks;
  private final String description;

  private LeadFinder(Document page, List<Block> blocks) {
    this.blocks = blocks;
    this.description = description(page);
  }

  /** Restores the lead of an article among its classified blocks. */
  static void restore(Document page, List<Block> blocks) {
    int first = firstProse(blocks);
    if (first > 0) {
      new LeadFinder(page, blocks).restore(first);
    }
  }

  private void restore(int first) {
    int title = title(first);
    int from = Math.max(title < 0 ? first - MAX_DISTANCE : title + 1, first - MAX_DISTANCE);
    for (int i = Math.max(0, from); i < first; i++) {
      Block block = blocks.get(i);
      if (block.isBoilerplate() && mayBeLead(block)) {
        boolean described = isDescribed(block);
        boolean afterTitle = title >= 0 && title < i;
        if (described || afterTitle && readsLikeLead(block)) {
          blocks.set(i, block.kept());
        }
      }
    }
  }

  /** Returns the index of the last title before a block, or -1 if there is none. */
  private int title(int before) {
    for (int i = before - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.HEADING
          && (MainElement.isIn("h1", block.parent()) || "title".equals(block.removalReason()))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean mayBeLead(Block block) {
    return block.weight() >= MIN_WEIGHT
        && block.weight() <= MAX_WEIGHT
        && block.linkDensity() < 0.3
        && !block.text().endsWith("...")
        && !block.text().endsWith("…")
        && !BYLINE.matcher(block.text()).lookingAt()
        && BoilerplatePatterns.removalReason(block.text().replace('\n', ' '), false) == null;
  }

  private boolean readsLikeLead(Block block) {
    switch (block.removalReason()) {
      case "outside":
        return block.kind() != Block.Kind.ITEM && block.endsLikeSentence()
            || isNamed(LEAD, block.parent())
            || isNamed(MAYBE_LEAD, block.parent());
      case "furniture", "aside":
        return isNamed(LEAD, block.parent());
      default:
        return false;
    }
  }

  private static boolean isNamed(Pattern names, Element element) {
    Element current = element;
    for (int up = 0; current != null && up < 2; up++, current = current.parent()) {
      if (names
          .matcher(current.className() + " " + current.id() + " " + current.attr("itemprop"))
          .find()) {
        return true;
      }
    }
    return false;
  }

  private boolean isDescribed(Block block) {
    if (description.length() < COMMON_START) {
      return false;
    }
    String plain = Titles.plain(block.text());
    return plain.length() >= COMMON_START
        && (description.startsWith(plain.substring(0, Math.min(plain.length(), 80)))
            || plain.startsWith(description.substring(0, Math.min(description.length(), 80))));
  }

  private static String description(Document page) {
    Element meta = page.selectFirst("meta[property=og:description], meta[name=description]");
    return meta == null ? "" : Titles.plain(meta.attr("content"));
  }

  private static int firstProse(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).isProse()) {
        return i;
      }
    }
    return -1;
  }
}
