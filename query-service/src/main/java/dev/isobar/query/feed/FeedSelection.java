package dev.isobar.query.feed;

import dev.isobar.query.rest.QueryParameters;

/**
 * Says what a feed shows.
 *
 * @param parameters those of the list, of {@link FeedRequest} and {@link FeedAccess}
 */
public record FeedSelection(FeedHead head, QueryParameters parameters, FeedFormat format) {}
