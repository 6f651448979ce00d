package dev.isobar.local.stack;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the three services run.
 *
 * @param host the address that they listen on
 * @param ports where each listens
 * @param heaps each one's largest heap, as {@code -Xmx} takes it
 * @param properties configuration for all of them, as {@code isobar.enrich.lane}
 */
public record Settings(
    String host,
    Map<Service, Integer> ports,
    Map<Service, String> heaps,
    Profile profile,
    Map<String, String> properties) {

  public Settings {
    ports = Map.copyOf(ports);
    heaps = Map.copyOf(heaps);
    properties = Map.copyOf(properties);
    if (!ports.keySet().containsAll(List.of(Service.values()))
        || !heaps.keySet().containsAll(List.of(Service.values()))) {
      throw new IllegalArgumentException("each service needs a port and a heap");
    }
  }

  /** The usual ports and small heaps. */
  public static Settings usual() {
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      ports.put(service, service.usualPort());
    }
    Map<Service, String> heaps =
        Map.of(Service.INGEST, "128m", Service.ENRICH, "320m", Service.QUERY, "192m");
    return new Settings("127.0.0.1", ports, heaps, Profile.DEMO, Map.of());
  }

  public Settings withPorts(Map<Service, Integer> ports) {
    return new Settings(host, ports, heaps, profile, properties);
  }

  public Settings withHeaps(Map<Service, String> heaps) {
    return new Settings(host, ports, heaps, profile, properties);
  }

  public Settings withHost(String host) {
    return new Settings(host, ports, heaps, profile, properties);
  }

  public Settings withProfile(Profile profile) {
    return new Settings(host, ports, heaps, profile, properties);
  }

  /** One more property, or another value of it. */
  public Settings with(String property, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(property, value);
    return new Settings(host, ports, heaps, profile, more);
  }
}
