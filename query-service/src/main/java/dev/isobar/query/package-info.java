/**
 * The query service. {@code projection} writes enriched events to PostgreSQL, {@code rest}, {@code
 * store}, {@code cursor} and {@code config} are what the features share, and each feature has a
 * package: {@code article}, {@code entity}, {@code topic}, {@code search}, {@code live}.
 */
package dev.isobar.query;
