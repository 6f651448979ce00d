package dev.isobar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables of a pod, as the kubelet makes them. */
final class PodEnvironment {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

  private PodEnvironment() {}

  /**
   * Returns the variables of a service.
   *
   * @param service the name of its container, such as query-service
   * @param secrets the values of secrets by {@code secret/key}
   * @throws IllegalStateException if a secret is missing, as the pod would not start then
   */
  static Map<String, String> of(
      List<JsonNode> objects, String service, Map<String, String> secrets) {
    JsonNode container =
        Chart.containers(objects)
            .filter(one -> one.path("name").asText().equals(service))
            .findFirst()
            .orElseThrow();
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode variable : container.path("env")) {
      JsonNode secret = variable.at("/valueFrom/secretKeyRef");
      variables.put(
          variable.path("name").asText(),
          secret.isObject()
              ? value(secrets, secret.path("name").asText() + "/" + secret.path("key").asText())
              : filled(variable.path("value").asText(), variables));
    }
    return variables;
  }

  private static String value(Map<String, String> secrets, String name) {
    if (!secrets.containsKey(name)) {
      throw new IllegalStateException("no secret " + name);
    }
    return secrets.get(name);
  }

  private static String filled(String text, Map<String, String> variables) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(variables.get(match.group(1))));
  }
}
