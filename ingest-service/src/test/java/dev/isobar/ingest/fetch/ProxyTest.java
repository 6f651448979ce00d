package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static dev.isobar.ingest.fetch.FetchFixture.failure;
import static dev.isobar.ingest.fetch.FetchFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProxyTest {

  @Test
  void publicHostsAreFetchedThroughTheProxyAndExceptionsAreNot() throws Exception {
    try (HostileServer proxy = new HostileServer();
        HostileServer inner = new HostileServer();
        Fetcher fetcher =
            new Fetcher(
                config(
                    "proxy", "127.0.0.1:" + proxy.port(),
                    "allowed-hosts", "127.0.0.1:" + inner.port()))) {
      proxy.on("http://feeds.example/a", "HTTP/1.1 200 OK\r\nX: y", "by proxy");
      inner.on("/b", "HTTP/1.1 200 OK\r\nX: y", "direct");

      assertThat(fetcher.fetch(get("http://feeds.example/a?b")).body())
          .asString()
          .isEqualTo("by proxy");
      assertThat(fetcher.fetch(get(inner.url("/b"))).body()).asString().isEqualTo("direct");
      for (String url : new String[] {"http://10.0.0.1/", "http://localhost/", "http://[::1]/"}) {
        assertThat(failure(fetcher, get(url)).reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
      }
      assertThat(failure(fetcher, get("https://feeds.example/")))
          .hasMessageContaining("the proxy refuses the connection with 404");
      assertThat(proxy.requests.get(0)).startsWith("GET http://feeds.example/a?b HTTP/1.1\r\n");
      assertThat(proxy.requests.get(1)).startsWith("CONNECT feeds.example:443 HTTP/1.1\r\n");
      assertThat(proxy.requests).hasSize(2);
    }
  }

  @Test
  void aPublicHostDoesNotRedirectToAnException() throws Exception {
    try (HostileServer proxy = new HostileServer();
        HostileServer inner = new HostileServer();
        Fetcher fetcher =
            new Fetcher(
                config(
                    "proxy", "127.0.0.1:" + proxy.port(),
                    "allowed-hosts", "127.0.0.1:" + inner.port()))) {
      proxy.on("http://feeds.example/a", "HTTP/1.1 302 Found\r\nLocation: " + inner.url("/b"), "");
      inner.on("/b", "HTTP/1.1 200 OK\r\nX: y", "secret");

      assertThat(failure(fetcher, get("http://feeds.example/a")).reason())
          .isEqualTo(Reason.FORBIDDEN_ADDRESS);
      assertThat(inner.requests).isEmpty();
    }
  }
}
