/** Rebuilds the view from Kafka beside the live one, which it then replaces. */
package dev.isobar.query.rebuild;
