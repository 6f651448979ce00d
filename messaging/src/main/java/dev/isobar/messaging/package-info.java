/** What the three services share about Kafka: topics, client settings, pauses between tries. */
package dev.isobar.messaging;
