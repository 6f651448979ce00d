/** Answers how much is written about something over time. */
package dev.isobar.query.trend;
