/**
 * Counts articles by topic, entity, source, language and country, from counts kept beside the
 * articles.
 */
package dev.isobar.query.coverage;
