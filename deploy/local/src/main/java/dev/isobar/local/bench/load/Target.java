package dev.isobar.local.bench.load;

import java.net.URI;
import java.util.Map;

/**
 * The newswire that is measured.
 *
 * @param broker Kafka's bootstrap servers
 * @param database JDBC URL, user and password included; null where PostgreSQL cannot be reached
 * @param processes what it runs as, by name; empty where that is on another machine
 * @param enrichApp the folder of enrich-service's packaged jars; null where they are not here
 */
public record Target(
    URI ingest,
    URI query,
    String broker,
    String database,
    Map<String, ProcessHandle> processes,
    java.nio.file.Path enrichApp) {}
