package dev.isobar.local.stack;

import java.util.Arrays;

/** Lists the three services in the order in which they are stopped. */
public enum Service {
  INGEST("ingest-service", 8081),
  ENRICH("enrich-service", 8082),
  QUERY("query-service", 8080);

  private final String label;
  private final int defaultPort;

  Service(String label, int defaultPort) {
    this.label = label;
    this.defaultPort = defaultPort;
  }

  /** Returns the name of its module, its folder and its log. */
  public String label() {
    return label;
  }

  /** Returns the service with this label. */
  public static Service ofLabel(String label) {
    return Arrays.stream(values())
        .filter(service -> service.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown service " + label));
  }

  /** Returns its default port. */
  public int defaultPort() {
    return defaultPort;
  }
}
