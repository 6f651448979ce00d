/**
 * Fetches documents over HTTP from untrusted servers: {@link dev.isobar.ingest.fetch.Fetcher}
 * follows redirects by itself, {@link dev.isobar.ingest.fetch.AddressGuard} decides which addresses
 * may be connected to.
 */
package dev.isobar.ingest.fetch;
