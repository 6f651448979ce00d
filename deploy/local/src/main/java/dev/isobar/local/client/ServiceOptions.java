package dev.isobar.local.client;

import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Names ingest-service and the API key. Subcommands take the options too. */
public final class ServiceOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8081",
      scope = ScopeType.INHERIT,
      description = "The address of ingest-service (default: ${DEFAULT-VALUE}).")
  private URI ingest;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:ISOBAR_API_KEY}",
      scope = ScopeType.INHERIT,
      description =
          "The API key, if the service needs one (default: the environment variable"
              + " ISOBAR_API_KEY, which other users of this machine cannot see).")
  private String key;

  /**
   * Returns a client of the service.
   *
   * @param timeout of one request
   */
  public ServiceClient client(Duration timeout) {
    return new ServiceClient(ingest, key, timeout);
  }
}
