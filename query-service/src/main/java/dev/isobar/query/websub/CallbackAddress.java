package dev.isobar.query.websub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds parameters to callbacks, which may have some already. */
final class CallbackAddress {
  private CallbackAddress() {}

  /** Returns the callback with parameters at the end of its query. */
  static URI with(String callback, Map<String, String> parameters) {
    String added =
        parameters.entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    String query = URI.create(callback).getRawQuery();
    String separator = query == null ? "?" : query.isEmpty() ? "" : "&";
    return URI.create(callback + separator + added);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
