/**
 * Subscribes to feeds with WebSub (W3C Recommendation of 2018) as far as no I/O is needed. Polling
 * never stops: a hub that is trusted only makes polls rarer.
 */
package dev.isobar.ingest.feed.websub;
