/** Builds the view anew from Kafka beside the live one, and then takes its place. */
package dev.isobar.query.rebuild;
