package dev.isobar.local.bench.load;

import java.net.URI;
import java.util.Map;

/**
 * Describes the newswire that is measured.
 *
 * @param broker Kafka's bootstrap servers
 * @param database JDBC URL with user and password; null if PostgreSQL cannot be reached
 * @param processes its processes by name; empty if they are on another machine
 * @param enrichApp the folder of enrich-service's packaged jars; null if it is not available
 */
public record Target(
    URI ingest,
    URI query,
    String broker,
    String database,
    Map<String, ProcessHandle> processes,
    java.nio.file.Path enrichApp) {}
