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
   * A port that the user requests.
   *
   * @param who will listen
   * @param option that chooses the port
   * @param port 0 for any free one
   */
  record Wish(String who, String option, int port) {}

  static PortPlan of(List<Wish> wishes) {
    return new PortPlan(List.copyOf(wishes));
  }

  /**
   * The ports by who listens there.
   *
   * @throws UserException if some are not available; names each, and the option that changes it
   */
  Map<String, Integer> take() {
    Map<String, Integer> taken = new HashMap<>();
    StringBuilder trouble = new StringBuilder();
    for (Wish wish : wishes) {
      int port = wish.port() == 0 ? freeBeside(taken) : wish.port();
      String wrong = wrong(port, taken);
      if (wrong != null) {
        trouble.append(
            "Port %d for %s %s. Choose another with %s (0 takes a free one).%n"
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
