/** Answers what happens when, as a list and as a calendar. */
package dev.isobar.query.timeline;
