/**
 * Stores enriched articles and answers queries. {@code projection} writes enriched events to
 * PostgreSQL. The features share {@code rest}, {@code store}, {@code cursor} and {@code config}.
 * Each feature has its own package: {@code article}, {@code entity}, {@code topic}, {@code search},
 * {@code live}.
 */
package dev.isobar.query;
