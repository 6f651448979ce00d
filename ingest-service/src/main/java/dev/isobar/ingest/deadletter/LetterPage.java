package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Holds one page of a list, the newest dead letter first.
 *
 * @param next the value of {@code after} for the next page; null if there are no more
 * @param partial whether the request reached its limit of time or bytes before the page was full;
 *     {@code next} then continues there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterPage(List<DeadLetterItem> items, String next, boolean partial) {}
