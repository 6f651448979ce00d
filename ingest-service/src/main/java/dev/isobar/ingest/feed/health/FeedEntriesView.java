package dev.isobar.ingest.feed.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.ingest.feed.entry.Outcome;
import java.util.List;
import java.util.Map;

/**
 * Shows what became of the last entries of a feed.
 *
 * @param items the latest first
 * @param counts the number of entries by outcome
 * @param became the number of published entries by where their article is
 * @param view {@code known}, or {@code unknown} if query-service does not say what the view has
 * @param notes sentences on missing information, with the reason; null if nothing is missing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FeedEntriesView(
    List<EntryView> items,
    Map<Outcome, Long> counts,
    Map<Outcome, Long> became,
    String view,
    List<String> notes) {}
