package dev.isobar.query.rest;

import dev.isobar.query.config.PagingConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the paging parameters of a list and rejects unknown parameters. */
public final class QueryParameters {
  public static final Set<String> PARAMETERS = Set.of("limit", "after");

  private QueryParameters() {}

  /**
   * Rejects parameters that are not allowed.
   *
   * @throws BadParameter for the first unknown parameter
   */
  @SafeVarargs
  public static void rejectUnknown(Map<String, List<String>> parameters, Set<String>... allowed) {
    Set<String> known = new TreeSet<>();
    for (Set<String> some : allowed) {
      known.addAll(some);
    }
    for (String name : new TreeSet<>(parameters.keySet())) {
      if (!known.contains(name)) {
        throw new BadParameter(
            name, name + " is not a parameter of this path: use " + String.join(", ", known));
      }
    }
  }

  /**
   * Returns the value of {@code limit}, or its default.
   *
   * @throws BadParameter if {@code limit} is not a number from 1 to the highest allowed
   */
  public static int limit(Map<String, List<String>> parameters, PagingConfig config) {
    String value = single("limit", parameters);
    if (value == null) {
      return config.limit();
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= config.maxLimit()) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new BadParameter("limit", "limit must be a number from 1 to " + config.maxLimit());
  }

  /** Returns the value of a parameter that may occur once; null if it is missing. */
  public static String single(String name, Map<String, List<String>> parameters) {
    List<String> given = parameters.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new BadParameter(name, name + " occurs " + given.size() + " times: send it once");
    }
    return given.isEmpty() ? null : given.get(0);
  }
}
