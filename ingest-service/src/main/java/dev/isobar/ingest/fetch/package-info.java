/**
 * Fetches documents over HTTP from servers that nobody trusts: {@link
 * dev.isobar.ingest.fetch.Fetcher} follows redirects by itself, {@link
 * dev.isobar.ingest.fetch.AddressGuard} decides which addresses may be connected to.
 */
package dev.isobar.ingest.fetch;
