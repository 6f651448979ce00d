package dev.isobar.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Describes a request for the page of an entry.
 *
 * @param page the link of the entry
 * @param feed the address of the feed; only a feed on an internal host leads to internal hosts
 * @param headers request headers, which a renderer does not get
 * @param renderer null to fetch the page directly
 * @param maxBytes the size limit of the page after decompression
 * @param timeout the limit for the whole request with all redirects
 */
public record PageRequest(
    URI page,
    URI feed,
    Map<String, String> headers,
    Renderer renderer,
    long maxBytes,
    Duration timeout) {}
