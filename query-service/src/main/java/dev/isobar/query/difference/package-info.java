/**
 * Compares what the sources of a story say. Everything but the resource is plain Java without
 * frameworks.
 */
package dev.isobar.query.difference;
