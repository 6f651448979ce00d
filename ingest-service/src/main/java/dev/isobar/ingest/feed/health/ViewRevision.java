package dev.isobar.ingest.feed.health;

import java.time.Instant;

/**
 * Says that the view has an article.
 *
 * @param id the present id of the article in the view
 * @param fetchedAt the revision that the view has
 */
record ViewRevision(String id, Instant fetchedAt) {}
