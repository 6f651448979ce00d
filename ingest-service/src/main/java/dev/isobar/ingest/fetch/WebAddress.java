package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds an http or https address in the form that is sent. It is read as the <a
 * href="https://url.spec.whatwg.org/">URL standard</a> says, which is more lenient than {@link
 * URI}: spaces, Chinese, {@code |} and backslashes are allowed. The fragment is dropped.
 *
 * @param scheme {@code http} or {@code https}
 * @param userInfo the escaped user and password; null for none
 * @param host in lower case, in Punycode, or an IPv6 address in brackets
 * @param port the port, or -1 for the default of the scheme
 * @param target the escaped path and query; begins with a slash
 */
public record WebAddress(String scheme, String userInfo, String host, int port, String target) {
  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$");
  private static final Pattern AUTHORITY = Pattern.compile("^[/\\\\]*([^/\\\\?#]*)(.*)$");
  private static final Pattern PORT = Pattern.compile("^(.*?)(?::([0-9]*))?$");
  private static final Pattern IGNORED =
      Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\n\\r]");
  private static final int LONGEST = 8192;

  /**
   * Reads an absolute address.
   *
   * @throws FetchException with {@link Reason#BAD_ADDRESS}
   */
  public static WebAddress parse(String text) throws FetchException {
    String trimmed = trim(text);
    Matcher matcher = SCHEME.matcher(trimmed);
    if (!matcher.matches()) {
      throw bad("is not an absolute address", text);
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw bad("has the scheme " + scheme + "; only http and https are fetched", text);
    }
    Matcher parts = AUTHORITY.matcher(matcher.group(2));
    if (!parts.matches()) {
      throw bad("has control characters", text);
    }
    String authority = parts.group(1);
    int at = authority.lastIndexOf('@');
    Matcher hostAndPort = PORT.matcher(authority.substring(at + 1));
    if (!hostAndPort.matches()) {
      throw bad("has an invalid host", text);
    }
    String userInfo = at <= 0 ? null : Escapes.escapeUserInfo(authority.substring(0, at));
    return new WebAddress(
        scheme,
        userInfo,
        HostName.normalise(hostAndPort.group(1), text),
        port(hostAndPort.group(2), scheme, text),
        Escapes.target(parts.group(2)));
  }

  /** Reads an absolute address, see {@link #parse(String)}. */
  public static WebAddress of(URI uri) throws FetchException {
    return parse(uri.toString());
  }

  /**
   * Resolves a reference against this address, as a browser does for a link or a redirect.
   *
   * @throws FetchException with {@link Reason#BAD_ADDRESS}, also for javascript: and data:
   */
  public WebAddress resolve(String reference) throws FetchException {
    String text = trim(reference);
    if (SCHEME.matcher(text).matches()) {
      return parse(text);
    }
    String start = text.replace('\\', '/');
    if (start.startsWith("//")) {
      return parse(scheme + ":" + text);
    }
    String path = target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?'));
    String base =
        start.startsWith("/")
            ? ""
            : start.isEmpty() || start.startsWith("#")
                ? target
                : start.startsWith("?") ? path : path.substring(0, path.lastIndexOf('/') + 1);
    return parse(origin() + base + text);
  }

  /** Returns scheme, host and port; secrets are sent to addresses with the same origin only. */
  public String origin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  /** Returns the port that is connected to. */
  public int effectivePort() {
    return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
  }

  /** Returns the address without user and password. */
  public URI uri() {
    return URI.create(origin() + target);
  }

  /** Returns the address without user and password. */
  @Override
  public String toString() {
    return origin() + target;
  }

  private static String trim(String text) throws FetchException {
    if (text == null || text.length() > LONGEST) {
      throw bad("is missing or longer than " + LONGEST + " characters", "");
    }
    return IGNORED.matcher(text).replaceAll("");
  }

  private static int port(String digits, String scheme, String text) throws FetchException {
    if (digits == null || digits.isEmpty()) {
      return -1;
    }
    int port = digits.length() > 6 ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw bad("has an invalid port", text);
    }
    return port == (scheme.equals("https") ? 443 : 80) ? -1 : port;
  }

  static FetchException bad(String what, String text) {
    String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
    return new FetchException(Reason.BAD_ADDRESS, "The address " + hidden(shown) + what, null);
  }

  /** Hides user and password. */
  private static String hidden(String text) {
    return text.replaceFirst("//[^/@]*@", "//") + (text.isEmpty() ? "" : " ");
  }
}
