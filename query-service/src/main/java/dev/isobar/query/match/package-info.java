/** Finds the stored queries that an article matches, by an index over the queries. */
package dev.isobar.query.match;
