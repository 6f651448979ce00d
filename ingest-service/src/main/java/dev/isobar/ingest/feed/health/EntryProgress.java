package dev.isobar.ingest.feed.health;

import dev.isobar.ingest.deadletter.ArticleLetter;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.state.EntryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Tells where the articles of entries are. An article can have several entries, one for each
 * revision. The time of an entry is the end of its poll, in seconds; its revision was fetched
 * during that poll.
 */
final class EntryProgress {
  /** How long before the end of its poll an article may become a dead letter. */
  static final Duration LONGEST_POLL = Duration.ofMinutes(10);

  private final Map<String, ViewRevision> stored;
  private final Map<String, ArticleLetter> dead;
  private final UnaryOperator<String> link;

  /**
   * Creates the progress.
   *
   * @param stored what the view has, by article id
   * @param dead the newest dead letters, by article id
   * @param link returns the address of an article in the view
   */
  EntryProgress(
      Map<String, ViewRevision> stored,
      Map<String, ArticleLetter> dead,
      UnaryOperator<String> link) {
    this.stored = stored;
    this.dead = dead;
    this.link = link;
  }

  /** Returns the views of entries; both lists begin with the latest. */
  List<EntryView> of(List<EntryOutcome> outcomes) {
    boolean[] inView = inView(outcomes);
    Map<String, ArticleLetter> letters = new HashMap<>(dead);
    List<EntryView> views = new ArrayList<>();
    for (int i = 0; i < inView.length; i++) {
      EntryOutcome entry = outcomes.get(i);
      ArticleLetter letter = letterOf(entry, letters);
      if (entry.articleId() == null) {
        views.add(new EntryView(entry, null, null, null));
      } else if (inView[i]) {
        String href = link.apply(stored.get(entry.articleId()).id());
        views.add(new EntryView(entry, Outcome.IN_VIEW, href, null));
      } else if (letter != null) {
        // Relative to /feeds/{id}/entries, so that it holds behind every proxy.
        String href = "../../dead-letters/" + letter.id();
        views.add(new EntryView(entry, Outcome.DEAD_LETTER, href, letter));
      } else {
        views.add(new EntryView(entry, Outcome.PUBLISHED, null, null));
      }
    }
    return views;
  }

  /** Returns for each entry whether the view has its revision or a later one. */
  private boolean[] inView(List<EntryOutcome> outcomes) {
    boolean[] inView = new boolean[outcomes.size()];
    Map<String, Instant> previous = new HashMap<>();
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      String id = outcomes.get(i).articleId();
      ViewRevision revision = id == null ? null : stored.get(id);
      inView[i] =
          revision != null
              && revision
                  .fetchedAt()
                  .truncatedTo(ChronoUnit.SECONDS)
                  .isAfter(previous.getOrDefault(id, Instant.MIN));
      previous.put(id, outcomes.get(i).when());
    }
    return inView;
  }

  /** Takes the letter of the latest entry that is not younger than it. */
  private static ArticleLetter letterOf(EntryOutcome entry, Map<String, ArticleLetter> letters) {
    ArticleLetter letter = letters.get(entry.articleId());
    boolean isOfEntry = letter != null && !letter.time().isBefore(entry.when().minus(LONGEST_POLL));
    return isOfEntry ? letters.remove(entry.articleId()) : null;
  }
}
