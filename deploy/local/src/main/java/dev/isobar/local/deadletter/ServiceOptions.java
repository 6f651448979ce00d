package dev.isobar.local.deadletter;

import java.net.URI;
import picocli.CommandLine.Option;

/** Names the service and the key. */
final class ServiceOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8081",
      description = "The address of ingest-service (default: ${DEFAULT-VALUE}).")
  URI ingest;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:ISOBAR_API_KEY}",
      description =
          "The API key, if the service needs one (default: the environment variable"
              + " ISOBAR_API_KEY, which other users of this machine cannot see).")
  String key;

  DeadLettersClient client() {
    return new DeadLettersClient(ingest, key == null || key.isBlank() ? null : key);
  }
}
