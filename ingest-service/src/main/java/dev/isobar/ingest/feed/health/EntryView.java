package dev.isobar.ingest.feed.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.isobar.ingest.deadletter.ArticleLetter;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.state.EntryOutcome;

/**
 * Shows one entry.
 *
 * @param entry what the poll did with it
 * @param became where the article is: {@link Outcome#IN_VIEW}, {@link Outcome#DEAD_LETTER}, else
 *     {@link Outcome#PUBLISHED}; null if the entry was not published
 * @param href the address of the article in the view or of its dead letter; null if there is none
 * @param deadLetter null unless the article is a dead letter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
    @JsonUnwrapped EntryOutcome entry, Outcome became, String href, ArticleLetter deadLetter) {}
