package dev.isobar.query.callback;

import dev.isobar.contracts.http.AddressRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks addresses that clients have given, and adds parameters to them. */
public final class CallbackAddress {
  private static final int MAX_LENGTH = 2000;

  private CallbackAddress() {}

  /**
   * Returns why an address may not be called, such as "is not an address", as far as that can be
   * said before its name is resolved; empty if it may.
   */
  public static Optional<String> refusal(String text, AddressRule rule) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("is not an address");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      return Optional.of("is not an http or https address with a host");
    }
    if (uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || text.length() > MAX_LENGTH) {
      return Optional.of("has a user, a fragment or more than " + MAX_LENGTH + " characters");
    }
    return rule.refusal(uri.getHost().toLowerCase(Locale.ROOT), port(uri))
        .map(reason -> "is refused, because " + reason);
  }

  /** Returns the port that is connected to. */
  static int port(URI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** Returns the address with parameters at the end of its query. */
  public static URI with(String address, Map<String, String> parameters) {
    String added =
        parameters.entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    String query = URI.create(address).getRawQuery();
    String separator = query == null ? "?" : query.isEmpty() ? "" : "&";
    return URI.create(address + separator + added);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
