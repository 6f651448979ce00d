package dev.isobar.local.stack;

import dev.isobar.embedded.Ports;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the settings of the three services. Only this class has default heaps.
 *
 * @param host the address that they listen on
 * @param ports the port of each service
 * @param heaps the largest heap of each service, as for {@code -Xmx}
 * @param properties configuration for all services, for example {@code isobar.enrich.lane}
 */
public record ServiceSettings(
    String host,
    Map<Service, Integer> ports,
    Map<Service, String> heaps,
    JvmTuning profile,
    Map<String, String> properties) {

  public ServiceSettings {
    ports = Map.copyOf(ports);
    heaps = Map.copyOf(heaps);
    properties = Map.copyOf(properties);
    if (!ports.keySet().containsAll(List.of(Service.values()))
        || !heaps.keySet().containsAll(List.of(Service.values()))) {
      throw new IllegalArgumentException("Each service needs a port and a heap");
    }
  }

  /** Returns the default ports and small heaps. */
  public static ServiceSettings defaults() {
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      ports.put(service, service.defaultPort());
    }
    Map<Service, String> heaps =
        Map.of(Service.INGEST, "128m", Service.ENRICH, "320m", Service.QUERY, "192m");
    return new ServiceSettings("127.0.0.1", ports, heaps, JvmTuning.DEMO, Map.of());
  }

  public ServiceSettings withPorts(Map<Service, Integer> ports) {
    return new ServiceSettings(host, ports, heaps, profile, properties);
  }

  /** Returns a copy in which each service listens on a free port. */
  public ServiceSettings withFreePorts() {
    Map<Service, Integer> free = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      free.put(service, Ports.free());
    }
    return withPorts(free);
  }

  public ServiceSettings withHeaps(Map<Service, String> heaps) {
    return new ServiceSettings(host, ports, heaps, profile, properties);
  }

  public ServiceSettings withHost(String host) {
    return new ServiceSettings(host, ports, heaps, profile, properties);
  }

  public ServiceSettings withProfile(JvmTuning profile) {
    return new ServiceSettings(host, ports, heaps, profile, properties);
  }

  /** Returns the address at which this machine reaches a service. */
  public URI url(Service service) {
    String reached = "0.0.0.0".equals(host) ? "localhost" : host;
    return URI.create("http://" + reached + ":" + ports.get(service));
  }

  /** Returns a copy with one more property, or with another value of it. */
  public ServiceSettings with(String property, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(property, value);
    return new ServiceSettings(host, ports, heaps, profile, more);
  }
}
