package dev.isobar.query.feed;

import java.time.Instant;

/**
 * Says which list a feed shows.
 *
 * @param title the title of the feed
 * @param subtitle a description; null for none
 * @param list the path of the list, such as {@code /articles}
 * @param since when this replica got to know the present definition of the list
 */
public record FeedHead(String title, String subtitle, String list, Instant since) {}
