/** Counts what the articles of a query have in common. */
package dev.isobar.query.facet;
