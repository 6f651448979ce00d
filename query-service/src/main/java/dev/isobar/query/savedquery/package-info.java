/** Queries of articles that are kept under a name, with their lists and feeds. */
package dev.isobar.query.savedquery;
