package dev.isobar.ingest.feed.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryIdentity;
import dev.isobar.ingest.feed.entry.Outcome;
import java.time.Instant;

/**
 * Says what became of one entry.
 *
 * @param when the time of the poll
 * @param title the title, cut to {@link #MAX_TITLE} characters; empty if there is none
 * @param link the address of the article; null if it has none
 * @param articleId the id of the article; null if the entry is not one
 * @param outcome what the poll did with it
 * @param detail a sentence for the owner of the feed; empty if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EntryOutcome(
    Instant when, String title, String link, String articleId, Outcome outcome, String detail) {
  /** Stands for the id that follows from the link; it is computed when it is needed. */
  static final String ID_OF_LINK = "=";

  static final int MAX_TITLE = 100;
  static final int MAX_LINK = 2_000;
  static final int MAX_DETAIL = 300;

  /** Cuts long values. */
  public EntryOutcome {
    title = title == null ? "" : cut(title.strip(), MAX_TITLE);
    link = link == null || link.length() > MAX_LINK ? null : link;
    detail = detail == null ? "" : cut(detail, MAX_DETAIL);
    boolean follows =
        articleId != null
            && link != null
            && (articleId.equals(ID_OF_LINK) || articleId.equals(idOf(link)));
    articleId = follows ? ID_OF_LINK : ID_OF_LINK.equals(articleId) ? null : articleId;
  }

  /** Returns the id of the article; null if the entry is not one. */
  @Override
  public String articleId() {
    return hasIdOfLink() ? idOf(link) : articleId;
  }

  /** Returns whether the id follows from the link. */
  boolean hasIdOfLink() {
    return ID_OF_LINK.equals(articleId);
  }

  /** Returns the outcome of a decision. */
  public static EntryOutcome of(EntryDecision decision, String feed, Instant when) {
    boolean article = decision.outcome().isPublishable();
    String link = decision.identity().url();
    return new EntryOutcome(
        when,
        decision.entry().title(),
        article && link != null ? link : decision.entry().link(),
        article ? decision.identity().articleId(feed) : null,
        decision.outcome(),
        decision.detail());
  }

  /** The feed does not matter for an id that is derived from a link. */
  private static String idOf(String link) {
    return new EntryIdentity(link, null).articleId("link");
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }
}
