/** Contains the Kafka code that the services share: topics, client settings, retry pauses. */
package dev.isobar.messaging;
