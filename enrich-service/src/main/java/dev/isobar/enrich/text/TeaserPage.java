package dev.isobar.enrich.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Recognises pages that hold no article but teasers of others, such as the front page of a site: a
 * heading above each paragraph that links to another page of the site.
 */
final class TeaserPage {
  private static final int MIN_TEASERS = 4;

  /** Least share of the text in teasers. */
  private static final double MIN_SHARE = 0.6;

  /** Longest run of other paragraphs, see {@link Block#weigh}. */
  private static final int MAX_ARTICLE = 500;

  private TeaserPage() {}

  /** Returns whether the classified blocks of a page are teasers. */
  static boolean isOne(Document page, List<Block> blocks) {
    PageAddress address = new PageAddress(page);
    Set<String> teasers = new HashSet<>();
    int teaserWeight = 0;
    int weight = 0;
    int run = 0;
    int longestRun = 0;
    String above = null;
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.HEADING) {
        above = block.linkDensity() > 0.8 && block.weight() >= 15 ? linked(block, address) : null;
        run = above != null ? 0 : run;
      } else if (!block.isBoilerplate()) {
        weight += block.weight();
        if (above != null) {
          teasers.add(above);
          teaserWeight += block.weight();
        } else {
          run += block.weight();
          longestRun = Math.max(longestRun, run);
        }
        above = null;
      }
    }
    return teasers.size() >= MIN_TEASERS
        && teaserWeight >= MIN_SHARE * weight
        && longestRun <= MAX_ARTICLE
        && !saysArticle(page);
  }

  /** Returns the page of the same site that a heading links to, or null. */
  private static String linked(Block heading, PageAddress address) {
    Element link = heading.parent().selectFirst("a[href]");
    for (Element up = heading.parent(); link == null && up != null; up = up.parent()) {
      link = up.normalName().equals("a") && up.hasAttr("href") ? up : null;
    }
    return link == null ? null : address.otherPage(link.attr("href"));
  }

  private static boolean saysArticle(Document page) {
    return page.selectFirst("meta[property=og:type][content=article]") != null;
  }
}
