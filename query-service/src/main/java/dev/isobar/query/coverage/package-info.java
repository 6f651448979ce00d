/** Counts articles by topic, entity, source and language, from counts kept beside the articles. */
package dev.isobar.query.coverage;
