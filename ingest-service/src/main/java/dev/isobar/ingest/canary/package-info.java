/**
 * Canaries: marked articles that this service sends and follows into the view, to know that the
 * whole way works and how long it takes.
 */
package dev.isobar.ingest.canary;
