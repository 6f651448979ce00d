package dev.isobar.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds the HTTP client of {@link Fetcher}: small pools, limits on headers, no cookies, no
 * redirects, no retries, no decompression and no headers of its own.
 */
final class PooledClient {
  private static final int LONGEST_HEADER = 16 * 1024;
  private static final int MOST_HEADERS = 128;

  private PooledClient() {}

  static PoolingHttpClientConnectionManager pool(
      FetchConfig config, DnsResolver resolver, KeyStore trusted) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxLineLength(LONGEST_HEADER)
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxEmptyLineCount(2)
            .build();
    Timeout connect = Timeout.of(config.connectTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(limits)
                // Header values are bytes: input goes out again unchanged.
                .charCodingConfig(
                    CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build())
                // The client's own parser skips lines until one looks like HTTP.
                .responseParserFactory(new DefaultHttpResponseParserFactory(limits))
                .build())
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(CertificateCheck.context(trusted)))
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(config.readTimeout()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build())
        .setMaxConnTotal(config.maxConnections())
        .setMaxConnPerRoute(config.maxConnectionsPerHost())
        .build();
  }

  static CloseableHttpClient client(
      FetchConfig config,
      PoolingHttpClientConnectionManager pool,
      AddressGuard guard,
      HttpHost proxy) {
    return HttpClientBuilder.create()
        .setConnectionManager(pool)
        .setRoutePlanner(new ProxyForPublicHosts(guard, proxy))
        .setKeepAliveStrategy((response, context) -> TimeValue.of(config.keepAlive()))
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }

  /** Connects to the exceptions of the guard directly, and to all others through the proxy. */
  private static final class ProxyForPublicHosts extends DefaultRoutePlanner {
    private final AddressGuard guard;
    private final HttpHost proxy;

    ProxyForPublicHosts(AddressGuard guard, HttpHost proxy) {
      super(null);
      this.guard = guard;
      this.proxy = proxy;
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
      return guard.isException(target.getHostName(), target.getPort()) ? null : proxy;
    }
  }
}
