package dev.isobar.ingest.feed.simulation;

import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchResponse;
import java.time.Instant;

/**
 * Holds what a simulated server does with a request.
 *
 * @param response null if there is none
 * @param failure why there is no response
 * @param notBefore when the server allows the next request
 */
public record VirtualReply(FetchResponse response, FetchException failure, Instant notBefore) {}
