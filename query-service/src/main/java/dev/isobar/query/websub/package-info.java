/**
 * Sends feeds to subscribers when they change: the hub of WebSub (W3C Recommendation of 2018). The
 * subscriber's side is in ingest-service.
 */
package dev.isobar.query.websub;
