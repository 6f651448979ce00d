package dev.isobar.query.rising;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads again and again what rises, for streams. */
@ApplicationScoped
public class RisingLists {
  private final RisingQueries view;

  RisingLists(RisingQueries view) {
    this.view = view;
  }

  /**
   * Holds what a stream shows, without the moment.
   *
   * @param values of the parameters
   */
  public record Question(Map<String, List<String>> values) {
    /** The parameters that {@link #parse} reads. */
    public static final Set<String> PARAMETERS = withoutEnd();

    private static Set<String> withoutEnd() {
      Set<String> names = new TreeSet<>(RisingRequest.PARAMETERS);
      names.remove("to");
      return Set.copyOf(names);
    }

    /**
     * Reads the parameters. Ignores all others.
     *
     * @throws BadParameterException if a value is invalid; the message names the remedy
     */
    public static Question parse(QueryParameters parameters, Instant now) {
      RisingRequest.parse(parameters, now);
      Map<String, List<String>> values = new HashMap<>();
      for (String name : PARAMETERS) {
        String value = parameters.single(name);
        if (value != null) {
          values.put(name, List.of(value));
        }
      }
      return new Question(Map.copyOf(values));
    }
  }

  /** Returns the items as JSON on one line each, by their ids, those that rise most first. */
  public Map<String, byte[]> list(Question question, Instant now) {
    RisingRequest request = RisingRequest.parse(new QueryParameters(question.values()), now);
    Map<String, byte[]> items = new LinkedHashMap<>();
    view.list(request).items().forEach(item -> items.put(item.id(), ContractJson.write(item)));
    return items;
  }
}
