package dev.isobar.contracts.identity;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.isobar.contracts.text.ClasspathText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the rules of {@code url-rules.yaml}, which says what they mean and where they come from.
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record UrlRules(
    Set<String> channels,
    Set<String> channelParts,
    List<Parameter> parameters,
    List<String> pathSessions,
    Set<String> formsOfHosts,
    PathForms formsOfPaths,
    Set<String> defaultDocuments,
    List<Wrapper> wrappers,
    Map<String, Site> sites,
    Set<String> secondLevel,
    Set<String> sharedDomains) {

  /** Names parameters that do not tell articles apart, for all values or some. */
  record Parameter(String source, List<String> drop, @JsonProperty("if") List<String> when) {}

  /** Names segments of a path that give the same page in another form. */
  record PathForms(Set<String> last, Set<String> first, String suffix) {}

  /** Describes addresses that hold another one, in the path or in a parameter. */
  record Wrapper(
      String source,
      List<String> hosts,
      String path,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> parameter) {}

  /** Holds the exceptions of one site. */
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  record Site(
      String source,
      List<String> drop,
      Set<String> keep,
      Set<String> only,
      String sameAs,
      boolean keepPath) {}

  /** Returns the rules of the file beside this class. */
  static UrlRules load() {
    try {
      return new YAMLMapper()
          .readValue(ClasspathText.read(UrlRules.class, "url-rules.yaml"), UrlRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what sites drop, by identity. */
  Map<Site, ParameterRules> parametersOfSites() {
    Map<Site, ParameterRules> rules = new IdentityHashMap<>();
    for (Site site : sites.values()) {
      if (site.drop() != null) {
        List<Parameter> drop = List.of(new Parameter(site.source(), site.drop(), null));
        rules.put(site, ParameterRules.of(drop, Set.of(), Set.of()));
      }
    }
    return rules;
  }
}
