package dev.isobar.local.deadletter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Selects dead letters. */
final class FilterOptions {
  /** The dead-letter topics. */
  enum Topic {
    raw,
    enriched
  }

  @Option(
      names = "--topic",
      defaultValue = "raw",
      description = {
        "raw: articles that could not be enriched. enriched: articles that could not be stored.",
        "Default: ${DEFAULT-VALUE}."
      })
  Topic topic;

  @Option(names = "--reason", paramLabel = "WORD", description = "The reason, such as not-json.")
  String reason;

  @Option(names = "--feed", paramLabel = "NAME", description = "The feed of the article.")
  String feed;

  @Option(names = "--from", paramLabel = "TIME", description = "Such as 2024-05-07T09:30:00Z.")
  String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Letters before this time.")
  String to;

  /** Returns the query, to which {@code more} names and values are added; null omits one. */
  String query(String... more) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("topic", topic.name());
    parameters.put("reason", reason);
    parameters.put("feed", feed);
    parameters.put("from", from);
    parameters.put("to", to);
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return parameters.entrySet().stream()
        .filter(one -> one.getValue() != null)
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
