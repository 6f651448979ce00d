package dev.isobar.contracts.identity;

import dev.isobar.contracts.identity.PercentEncoding.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Computes the one spelling of a query: sorted, without what does not tell articles apart. */
final class UrlQuery {
  private final ParameterRules rules;
  private final Map<UrlRules.Site, ParameterRules> rulesOfSites;

  UrlQuery(UrlRules rules) {
    this.rules = ParameterRules.of(rules.parameters(), rules.channels(), rules.channelParts());
    this.rulesOfSites = rules.parametersOfSites();
  }

  private record Parameter(String name, String lowerName, String value) {
    static Parameter of(String written) {
      int equals = written.indexOf('=');
      String name =
          PercentEncoding.normalise(
              equals < 0 ? written : written.substring(0, equals), Part.QUERY);
      // The rest of an escaped ampersand that was escaped again as a part of the URL.
      while (name.startsWith("amp;") || name.startsWith("amp%3B")) {
        name = name.substring(name.charAt(3) == ';' ? 4 : 6);
      }
      String value =
          equals < 0 ? "" : PercentEncoding.normalise(written.substring(equals + 1), Part.QUERY);
      return new Parameter(name, name.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public String toString() {
      return value.isEmpty() ? name : name + "=" + value;
    }
  }

  /**
   * Returns the query without its question mark, or an empty text.
   *
   * @param site the exceptions of the site; null if it has none
   */
  String canonical(String query, UrlRules.Site site) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int at = 0; at <= query.length(); ) {
      int end = query.indexOf('&', at);
      end = end < 0 ? query.length() : end;
      if (end > at) {
        Parameter parameter = Parameter.of(query.substring(at, end));
        if (!parameter.toString().isEmpty()) {
          parameters.add(parameter);
        }
      }
      at = end + 1;
    }
    Set<String> only = site == null ? null : site.only();
    boolean limited =
        only != null && parameters.stream().anyMatch(p -> only.contains(p.lowerName()));
    List<String> kept = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      if (limited ? only.contains(parameter.lowerName()) : keeps(parameter, site)) {
        kept.add(parameter.toString());
      }
    }
    Collections.sort(kept);
    return String.join("&", kept);
  }

  private boolean keeps(Parameter parameter, UrlRules.Site site) {
    if (site != null && site.keep() != null && site.keep().contains(parameter.lowerName())) {
      return true;
    }
    ParameterRules ofSite = site == null ? null : rulesOfSites.get(site);
    return !rules.drops(parameter.lowerName(), parameter.value())
        && (ofSite == null || !ofSite.drops(parameter.lowerName(), parameter.value()));
  }
}
