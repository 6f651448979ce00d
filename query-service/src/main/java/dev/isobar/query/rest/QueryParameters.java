package dev.isobar.query.rest;

import dev.isobar.query.config.PagingConfig;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the query parameters of a request. Each method throws a {@link BadParameterException} that
 * names the parameter and the remedy.
 */
public final class QueryParameters {
  /** Whether CSV begins with a byte-order mark. */
  static final String BOM = "bom";

  /** The parameters of every list: the number of items and the start of the page. */
  public static final Set<String> PAGE = Set.of("limit", "after");

  /** The parameters of every list that is CSV too. */
  public static final Set<String> CSV = Set.of(BOM);

  private static final int MAX_VALUES = 100;

  private final Map<String, List<String>> given;

  /**
   * Creates the parameters.
   *
   * @param given the values of each parameter, in the order of the request
   */
  public QueryParameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Returns the parameters of these names. */
  public QueryParameters only(Set<String> names) {
    Map<String, List<String>> some = new HashMap<>(given);
    some.keySet().retainAll(names);
    return new QueryParameters(some);
  }

  /** Rejects parameters that are not allowed. */
  @SafeVarargs
  public final void rejectUnknown(Set<String>... allowed) {
    Set<String> known = new TreeSet<>();
    for (Set<String> some : allowed) {
      known.addAll(some);
    }
    for (String name : new TreeSet<>(given.keySet())) {
      if (!known.contains(name)) {
        String remedy = known.isEmpty() ? "it has none" : "use " + String.join(", ", known);
        throw new BadParameterException(name, name + " is not a parameter of this path: " + remedy);
      }
    }
  }

  /** Returns the number of items of a page, from 1 to the highest allowed. */
  public int limit(PagingConfig config) {
    return limit(config.limit(), config.maxLimit());
  }

  /** Returns the number of items, from 1 to the highest allowed. */
  public int limit(int usual, int max) {
    String value = single("limit");
    if (value == null) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= max) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new BadParameterException("limit", "limit must be a number from 1 to " + max);
  }

  /** Returns the value of a parameter that is a number from 1; 1 if it is missing. */
  public int atLeastOne(String name) {
    String value = single(name);
    if (value == null) {
      return 1;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new BadParameterException(name, name + " must be a number from 1");
  }

  /** Returns the value of a parameter that may occur once and must be known. */
  public String choice(String name, List<String> known, String usual) {
    String value = single(name);
    if (value != null && !known.contains(value)) {
      throw new BadParameterException(name, name + " must be one of " + String.join(", ", known));
    }
    return value == null ? usual : value;
  }

  /** Returns the value of a parameter that may occur once; null if it is missing. */
  public String single(String name) {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw new BadParameterException(
          name, name + " occurs " + values.size() + " times: send it once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** Returns the value of a parameter that is {@code true} or {@code false}. */
  public boolean flag(String name, boolean defaultValue) {
    String value = single(name);
    if (value == null || value.equals("true") || value.equals("false")) {
      return value == null ? defaultValue : value.equals("true");
    }
    throw new BadParameterException(name, name + " must be true or false");
  }

  /** Returns the values of a parameter that may occur several times; none may be blank. */
  public Set<String> list(String name) {
    return list(name, MAX_VALUES);
  }

  /** Returns the values of a parameter that may occur {@code max} times; none may be blank. */
  public Set<String> list(String name, int max) {
    List<String> values = values(name);
    if (values.size() > max) {
      throw new BadParameterException(
          name, name + " occurs " + values.size() + " times: send at most " + max + " values");
    }
    if (values.stream().anyMatch(value -> value == null || value.isBlank())) {
      throw new BadParameterException(name, name + " is empty: send a value or omit it");
    }
    return new LinkedHashSet<>(values);
  }

  /** Returns the values of a parameter that may occur several times; all must be known. */
  public Set<String> list(String name, List<String> known) {
    Set<String> values = list(name);
    if (!known.containsAll(values)) {
      throw new BadParameterException(name, name + " must be one of " + String.join(", ", known));
    }
    return values;
  }

  private List<String> values(String name) {
    return given.getOrDefault(name, List.of());
  }
}
