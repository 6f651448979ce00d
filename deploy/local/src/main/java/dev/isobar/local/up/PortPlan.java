package dev.isobar.local.up;

import dev.isobar.embedded.Ports;
import dev.isobar.local.stack.Service;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Assigns the ports. */
final class PortPlan {
  static final String KAFKA = "the Kafka broker";
  static final String POSTGRES = "PostgreSQL";

  private static final int MAX_PORT = 65_535;

  private final List<PortRequest> requests;

  private PortPlan(List<PortRequest> requests) {
    this.requests = requests;
  }

  /**
   * Holds a port that the user requests.
   *
   * @param who the process that will listen
   * @param option the option for the port
   * @param port 0 for any free one
   */
  record PortRequest(String who, String option, int port) {}

  static PortPlan of(List<PortRequest> requests) {
    return new PortPlan(List.copyOf(requests));
  }

  /**
   * Returns the ports by process.
   *
   * @throws UserException if ports are not available; the message names them and their options
   */
  Map<String, Integer> take() {
    Map<String, Integer> taken = new HashMap<>();
    StringBuilder problems = new StringBuilder();
    for (PortRequest request : requests) {
      int port = request.port() == 0 ? freeBeside(taken) : request.port();
      String wrong = wrong(port, taken);
      if (wrong != null) {
        problems.append(
            "Port %d for %s %s. Choose another with %s (0 selects a free one).%n"
                .formatted(port, request.who(), wrong, request.option()));
      }
      taken.put(request.who(), port);
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems.toString().strip());
    }
    return taken;
  }

  static Map<Service, Integer> ofServices(Map<String, Integer> taken) {
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      ports.put(service, taken.get(service.label()));
    }
    return ports;
  }

  private static int freeBeside(Map<String, Integer> taken) {
    int port = Ports.free();
    while (taken.containsValue(port)) {
      port = Ports.free();
    }
    return port;
  }

  private static String wrong(int port, Map<String, Integer> taken) {
    if (port < 0 || port > MAX_PORT) {
      return "is not a port";
    }
    if (taken.containsValue(port)) {
      return "is requested twice";
    }
    return Ports.isFree(port) ? null : "is taken by another program (or not allowed to this user)";
  }
}
