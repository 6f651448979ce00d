/** Answers how much, how fast and how often first the sources report. */
package dev.isobar.query.source;
