/**
 * Serves the dashboard, {@code GET /}: a page that reads the REST interface and the live stream of
 * this service. Its sources are in {@code resources/web}; the Web Bundler makes static files of
 * them at build time.
 */
package dev.isobar.query.dashboard;
