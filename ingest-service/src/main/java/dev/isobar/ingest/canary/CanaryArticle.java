package dev.isobar.ingest.canary;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.ingest.article.AcceptedArticle;

/** Makes the article of a canary. It is about climate, so that the deep lane reads it too. */
final class CanaryArticle {
  private static final String FEED = "isobar-canary";
  private static final String TEXT =
      "This is a canary. It shows that articles get from a push into the view. The emissions of"
          + " greenhouse gases drive climate change.";

  private CanaryArticle() {}

  /**
   * Returns a valid article with the mark.
   *
   * @param turn chooses one of the {@value Canary#IDS} ids
   */
  static AcceptedArticle of(Canary canary, long turn) {
    RawArticle raw = RawArticle.of(Canary.id(turn), FEED, canary.sentAt(), "text/plain", TEXT);
    return new AcceptedArticle(raw.id(), raw.revision(), FEED, ContractJson.write(raw)).as(canary);
  }
}
