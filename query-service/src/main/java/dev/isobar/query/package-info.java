/**
 * The query service: {@link dev.isobar.query.EnrichedArticlesChannel} brings the events, {@link
 * dev.isobar.query.View} keeps them; each feature's package holds its rows and its REST answers.
 */
package dev.isobar.query;
