/** What curators decide about stories: requests, the Kafka topic {@code isobar.stories}. */
package dev.isobar.query.curation;
