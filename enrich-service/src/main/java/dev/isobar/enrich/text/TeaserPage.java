package dev.isobar.enrich.text;

import java.util.List;
import org.jsoup.nodes.Document;

/**
 * Recognises pages that hold no article but teasers of others, such as the front page of a site: a
 * linked heading above each paragraph.
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
    int teasers = 0;
    int teaserWeight = 0;
    int weight = 0;
    int run = 0;
    int longestRun = 0;
    boolean belowLink = false;
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.HEADING) {
        belowLink = block.linkDensity() > 0.8 && block.weight() >= 15;
        run = belowLink ? 0 : run;
      } else if (!block.isBoilerplate()) {
        weight += block.weight();
        if (belowLink) {
          teasers++;
          teaserWeight += block.weight();
        } else {
          run += block.weight();
          longestRun = Math.max(longestRun, run);
        }
        belowLink = false;
      }
    }
    return teasers >= MIN_TEASERS
        && teaserWeight >= MIN_SHARE * weight
        && longestRun <= MAX_ARTICLE
        && !saysArticle(page);
  }

  private static boolean saysArticle(Document page) {
    return page.selectFirst("meta[property=og:type][content=article]") != null;
  }
}
