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

  private static final int MOST = 65_535;

  private final List<Wish> wishes;

  private PortPlan(List<Wish> wishes) {
    this.wishes = wishes;
  }

  /**
   * Holds a port that the user requests.
   *
   * @param who the process that will listen
   * @param option the option for the port
   * @param port 0 for any free one
   */
  record Wish(String who, String option, int port) {}

  static PortPlan of(List<Wish> wishes) {
    return new PortPlan(List.copyOf(wishes));
  }

  /**
   * Returns the ports by process.
   *
   * @throws UserException if ports are not available; the message names them and their options
   */
  Map<String, Integer> take() {
    Map<String, Integer> taken = new HashMap<>();
    StringBuilder trouble = new StringBuilder();
    for (Wish wish : wishes) {
      int port = wish.port() == 0 ? freeBeside(taken) : wish.port();
      String wrong = wrong(port, taken);
      if (wrong != null) {
        trouble.append(
            "Port %d for %s %s. Choose another with %s (0 selects a free one).%n"
                .formatted(port, wish.who(), wrong, wish.option()));
      }
      taken.put(wish.who(), port);
    }
    if (!trouble.isEmpty()) {
      throw new UserException(trouble.toString().strip());
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
    if (port < 0 || port > MOST) {
      return "is not a port";
    }
    if (taken.containsValue(port)) {
      return "is requested twice";
    }
    return Ports.isFree(port) ? null : "is taken by another program (or not allowed to this user)";
  }
}
