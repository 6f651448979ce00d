package dev.isobar.ingest.fetch;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/** Makes one request and reads its answer, without redirects. */
final class Exchange {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Headers that the client sets; a feed cannot. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final String PARAMETER = "?";

  /** The body of an error explains it, so its beginning is enough. */
  private static final int LONGEST_ERROR = 256 * 1024;

  private final FetchConfig config;
  private final CloseableHttpClient client;
  private final Map<String, String> defaults;

  Exchange(FetchConfig config, CloseableHttpClient client) {
    this.config = config;
    this.client = client;
    String contact = config.contact().map(text -> " (+" + text + ")").orElse("");
    this.defaults = Map.of("User-Agent", config.userAgent() + contact, "Accept", "*/*");
  }

  /**
   * Requests a document.
   *
   * @throws FetchException if there is no complete answer
   */
  Answer get(WebAddress address, Map<String, String> headers, Limit limit, Deadline deadline)
      throws FetchException {
    return send(address, headers, null, limit, deadline);
  }

  /**
   * Sends a form with POST, or requests a document.
   *
   * @param form encoded fields; null: GET
   * @throws FetchException if there is no complete answer
   */
  Answer send(
      WebAddress address, Map<String, String> headers, String form, Limit limit, Deadline deadline)
      throws FetchException {
    HttpClientContext context = HttpClientContext.create();
    try {
      return attempt(address, headers, form, limit, deadline, context);
    } catch (IOException | RuntimeException e) {
      if (!wasReused(context) || !FetchFailures.isStaleConnection(e) || deadline.passed()) {
        throw failure(e, address, deadline);
      }
    }
    try {
      return attempt(address, headers, form, limit, deadline, HttpClientContext.create());
    } catch (IOException | RuntimeException e) {
      throw failure(e, address, deadline);
    }
  }

  private Answer attempt(
      WebAddress address,
      Map<String, String> headers,
      String form,
      Limit limit,
      Deadline deadline,
      HttpClientContext context)
      throws IOException, FetchException {
    HttpUriRequestBase request = request(address, headers, form, deadline);
    deadline.watch(request);
    HttpHost target =
        new HttpHost(address.scheme(), request.getAuthority().getHostName(), address.port());
    ClassicHttpResponse response = client.executeOpen(target, request, context);
    boolean complete = false;
    try {
      if (address.scheme().equals("https") && context.getSSLSession() == null) {
        throw new IOException("the proxy refuses the connection with " + response.getCode());
      }
      Answer answer = answer(response, limit);
      complete = answer.complete();
      return answer;
    } finally {
      if (!complete) {
        // Closing the response would read the rest of its body first.
        request.cancel();
      }
      Closer.closeQuietly(response);
    }
  }

  private Answer answer(ClassicHttpResponse response, Limit limit) throws IOException {
    int status = response.getCode();
    Header location = REDIRECTS.contains(status) ? response.getFirstHeader("Location") : null;
    Map<String, String> headers = headers(response);
    InputStream body = response.getEntity() == null ? null : response.getEntity().getContent();
    if (body == null || location != null) {
      boolean complete = body == null;
      return new Answer(
          status, headers, new byte[0], location == null ? null : location.getValue(), complete);
    }
    List<String> encodings =
        Arrays.stream(response.getHeaders("Content-Encoding")).map(Header::getValue).toList();
    boolean error = status >= 400;
    long most = error ? Math.min(limit.maxBytes(), LONGEST_ERROR) : limit.maxBytes();
    byte[] bytes;
    try {
      bytes = new BodyReader(most, error || limit.truncate()).read(body, encodings);
    } catch (BodyReader.UndecodableException e) {
      if (!error) {
        throw e;
      }
      return new Answer(status, headers, new byte[0], null, false);
    }
    return new Answer(status, headers, bytes, null, bytes.length < most && body.read() < 0);
  }

  private HttpUriRequestBase request(
      WebAddress address, Map<String, String> headers, String form, Deadline deadline)
      throws FetchException {
    HttpUriRequestBase request =
        new HttpUriRequestBase(form == null ? "GET" : "POST", address.uri());
    if (form != null) {
      request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
    }
    request.setAuthority(new URIAuthority(unbracketed(address.host()), address.port()));
    StringBuilder target = new StringBuilder(address.target());
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(defaults);
    all.putAll(headers);
    for (Map.Entry<String, String> header : all.entrySet()) {
      if (header.getKey().startsWith(PARAMETER)) {
        target.append(target.indexOf("?") < 0 ? '?' : '&').append(parameter(header));
      } else {
        check(header.getKey(), header.getValue());
        request.setHeader(header.getKey(), header.getValue());
      }
    }
    request.setPath(target.toString());
    request.setHeader("Accept-Encoding", "gzip, deflate");
    request.setConfig(requestConfig(deadline));
    return request;
  }

  /** Sets the connect timeout per request, which the client wants per host. */
  @SuppressWarnings("deprecation")
  private RequestConfig requestConfig(Deadline deadline) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(timeout(deadline, Duration.ofDays(1)))
        .setConnectTimeout(timeout(deadline, config.connectTimeout()))
        .setResponseTimeout(timeout(deadline, config.readTimeout()))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static String parameter(Map.Entry<String, String> secret) {
    return URLEncoder.encode(secret.getKey().substring(1), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(secret.getValue(), StandardCharsets.UTF_8);
  }

  private static Timeout timeout(Deadline deadline, Duration most) {
    return Timeout.ofMilliseconds(Math.max(deadline.atMost(most).toMillis(), 1));
  }

  private static void check(String name, String value) throws FetchException {
    boolean printable = value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    boolean latin1 = value.chars().allMatch(c -> c <= 0xff);
    boolean token = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    if (!token || !printable || !latin1 || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new FetchException(
          Reason.BAD_ADDRESS, "The request header " + name + " is not allowed or invalid", null);
    }
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      String value = header.getValue() == null ? "" : header.getValue();
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value);
    }
    return Collections.unmodifiableMap(headers);
  }

  private static boolean wasReused(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null && connection.getResponseCount() > 0;
  }

  private static FetchException failure(Exception e, WebAddress address, Deadline deadline) {
    if (deadline.passed()) {
      return new FetchException(
          Reason.TIMEOUT, address + " was not complete within the time limit", e);
    }
    return FetchFailures.named(e, address);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the value of Authorization for the user and password of an address. */
  static String basic(String userInfo) {
    String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    String pair = plain.contains(":") ? plain : plain + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Limits a body.
   *
   * @param truncate whether a larger one is cut instead of refused
   */
  record Limit(long maxBytes, boolean truncate) {}

  /**
   * Holds the answer to one request.
   *
   * @param location where a redirect leads; null if the answer is none
   * @param complete whether the body was read to its end
   */
  record Answer(
      int status, Map<String, String> headers, byte[] body, String location, boolean complete) {}
}
