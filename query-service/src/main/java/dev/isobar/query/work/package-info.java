/** Runs the work that the service does by itself, beside requests and Kafka records. */
package dev.isobar.query.work;
