package dev.isobar.query.rest;

import dev.isobar.query.config.PagingConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which piece of a list a client asks for, and that it asks for nothing unknown. */
public final class QueryParameters {
  public static final Set<String> PARAMETERS = Set.of("limit", "after");

  private QueryParameters() {}

  /**
   * @throws BadParameter naming the first parameter that is not among those allowed
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
            name, "The parameter is not known here; known are " + String.join(", ", known));
      }
    }
  }

  /**
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
      // Answered below.
    }
    throw new BadParameter("limit", "limit must be a number from 1 to " + config.maxLimit());
  }

  /** The value of a parameter that stands once at most; null where it is not given. */
  public static String single(String name, Map<String, List<String>> parameters) {
    List<String> given = parameters.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new BadParameter(name, name + " is given " + given.size() + " times: give it once");
    }
    return given.isEmpty() ? null : given.get(0);
  }
}
