package dev.isobar.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Describes one GET request.
 *
 * @param headers request headers, for example If-None-Match; sent byte for byte
 * @param maxBytes the size limit of the body after decompression
 * @param timeout the limit for the whole request with all redirects
 * @param maxRedirects how many redirects are followed
 * @param secrets headers that are sent to the host of {@code uri} only, never to the target of a
 *     redirect on another host; a name that begins with {@code ?} is a query parameter, which is
 *     sent but not part of any reported address
 */
public record FetchRequest(
    URI uri,
    Map<String, String> headers,
    Map<String, String> secrets,
    long maxBytes,
    Duration timeout,
    int maxRedirects) {}
