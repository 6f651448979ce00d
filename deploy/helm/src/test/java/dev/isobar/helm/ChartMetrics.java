package dev.isobar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the chart asks Prometheus: in alarms, recording rules and dashboards. */
final class ChartMetrics {
  /** Metrics of the services. Those of Kubernetes and of Prometheus itself begin otherwise. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:isobar|jvm|http|kafka|process|system)_[a-z0-9_]+");

  private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(?:by|on) \\([^)]*\\)");

  private ChartMetrics() {}

  /** Returns the dashboards of the chart. */
  static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        dashboards.add(new ObjectMapper().readTree(Files.readString(file)));
      }
    }
    return dashboards;
  }

  /** Returns the expressions of dashboards, with a release and an interval filled in. */
  static List<String> dashboardExpressions() throws IOException {
    return dashboards().stream()
        .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream())
        .map(expression -> expression.replace("$__rate_interval", "5m").replace("$job", "a/b"))
        .toList();
  }

  /** Returns the names of the services' metrics that anything in the chart asks for. */
  static Set<String> named() throws IOException {
    List<String> expressions = new ArrayList<>(dashboardExpressions());
    expressions.addAll(AlarmsTest.rules().findValuesAsText("expr"));
    dashboards().forEach(dashboard -> expressions.addAll(dashboard.findValuesAsText("query")));
    Set<String> recorded = Set.copyOf(AlarmsTest.rules().findValuesAsText("record"));
    return METRIC
        .matcher(LABELS.matcher(String.join("\n", expressions)).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .filter(name -> !recorded.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
