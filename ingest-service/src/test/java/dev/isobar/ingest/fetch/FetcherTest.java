package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static dev.isobar.ingest.fetch.FetchFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.isobar.ingest.fetch.FetchResponse.Redirect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FetcherTest {
  private HostileServer server;
  private HostileServer other;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer();
    other = new HostileServer();
    fetcher =
        new Fetcher(
            config(
                "allowed-hosts",
                "127.0.0.1:" + server.port() + ",127.0.0.1:" + other.port(),
                "contact",
                "mailto:desk@example.org"));
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    server.close();
    other.close();
  }

  @Test
  void anAnswerComesWithItsHeadersByteForByte() throws Exception {
    server.on("/feed", "HTTP/1.1 200 OK\r\nETag: W/\"\u00e6\u0096\u0087 x\"\r\nETag: b", "news");

    FetchResponse response = fetcher.fetch(get(server.url("/feed")));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).asString().isEqualTo("news");
    assertThat(response.header("etag")).contains("W/\"\u00e6\u0096\u0087 x\"");
    assertThat(response.uri()).isEqualTo(URI.create(server.url("/feed")));
    assertThat(response.redirects()).isEmpty();

    fetcher.fetch(get(server.url("/feed"), Map.of("If-None-Match", etag(response)), Map.of()));
    assertThat(server.requests.get(1)).contains("If-None-Match: W/\"\u00e6\u0096\u0087 x\"\r\n");
  }

  private static String etag(FetchResponse response) {
    return response.header("etag").orElseThrow();
  }

  @Test
  void aRequestHasNoHeadersButTheNecessary() throws Exception {
    server.on("/feed", "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/", "news");

    fetcher.fetch(get(server.url("/feed?b=1&a")));
    fetcher.fetch(get(server.url("/feed?b=1&a")));

    assertThat(server.requests.get(1).split("\r\n"))
        .containsExactlyInAnyOrder(
            "GET /feed?b=1&a HTTP/1.1",
            "Host: 127.0.0.1:" + server.port(),
            "Accept: */*",
            "Accept-Encoding: gzip, deflate",
            "Connection: keep-alive",
            "User-Agent: Isobar/0.1 (+mailto:desk@example.org)");
    assertThat(server.requests.get(0)).isEqualTo(server.requests.get(1));
    assertThat(server.openConnections()).isEqualTo(1);
  }

  @Test
  void thePathIsSentAsItIs() throws Exception {
    server.on("//a;x=1/%2f%zz/b", "HTTP/1.1 200 OK", "x");
    String target = "//a;x=1/%2f%25zz/b?q=a%20b+c&%7C=%E4%B8%AD";
    server.on("//a;x=1/%2f%25zz/b", "HTTP/1.1 200 OK", "x");

    assertThat(fetcher.fetch(get(server.url(target))).status()).isEqualTo(200);
    assertThat(server.requests.get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
  }

  @Test
  void redirectsAreFollowedAndReported() throws Exception {
    server.on("/a", "HTTP/1.1 301 Moved\r\nLocation: b/\u00e4\u00b8\u00ad c|d?e", "gone");
    server.redirect("/b/%E4%B8%AD%20c%7Cd", other.url("/new"));
    other.on("/new", "HTTP/1.1 200 OK", "news");

    FetchResponse response = fetcher.fetch(get(server.url("/a")));

    assertThat(response.body()).asString().isEqualTo("news");
    assertThat(response.uri()).isEqualTo(URI.create(other.url("/new")));
    assertThat(response.redirects())
        .containsExactly(
            new Redirect(301, URI.create(server.url("/b/%E4%B8%AD%20c%7Cd?e"))),
            new Redirect(302, URI.create(other.url("/new"))));
  }

  @Test
  void secretsGoToTheOriginOfTheRequestOnly() throws Exception {
    server.redirect("/a", "/b");
    server.redirect("/b", other.url("/c"));
    other.redirect("/c", "http://mallory:pass@127.0.0.1:" + other.port() + "/d");
    other.on("/d", "HTTP/1.1 200 OK", "news");

    fetcher.fetch(
        get(
            server.url("/a").replace("//", "//user:p%40ss@"),
            Map.of("Cookie", "session=1", "If-None-Match", "\"1\""),
            Map.of("X-Api-Key", "secret")));

    assertThat(server.requests)
        .hasSize(2)
        .allSatisfy(
            head ->
                assertThat(head)
                    .contains("X-Api-Key: secret", "Authorization: Basic dXNlcjpwQHNz", "session=1")
                    .doesNotContain("user:"));
    assertThat(other.requests)
        .hasSize(2)
        .allSatisfy(
            head ->
                assertThat(head)
                    .doesNotContain("secret", "Authorization", "session=1", "mallory")
                    .contains("If-None-Match: \"1\""));
  }

  @Test
  void bodiesAreDecompressed() throws Exception {
    byte[] news = "news ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    check("gzip", gzip(news), news);
    check("x-gzip", gzip(news), news);
    check("deflate", deflate(news, false), news);
    check("deflate", deflate(news, true), news);
    check("gzip, deflate", deflate(gzip(news), true), news);
    check("gzip, gzip", gzip(gzip(news)), news);
    check("gzip", news, news);
    check("utf-8", news, news);
    check("identity", gzip(news), news);
    check("gzip", new byte[0], new byte[0]);
    byte[] members = gzip(news);
    byte[] two = new byte[members.length * 2];
    System.arraycopy(members, 0, two, 0, members.length);
    System.arraycopy(members, 0, two, members.length, members.length);
    check("gzip", two, "news ".repeat(2000).getBytes(StandardCharsets.UTF_8));
  }

  private void check(String encoding, byte[] sent, byte[] expected) throws Exception {
    server.on("/z", "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding, sent);
    assertThat(fetcher.fetch(get(server.url("/z"))).body()).as(encoding).isEqualTo(expected);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    return compressed(bytes, GZIPOutputStream::new);
  }

  static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
    return compressed(bytes, out -> new DeflaterOutputStream(out, new Deflater(9, raw)));
  }

  private interface Compression {
    OutputStream to(OutputStream out) throws IOException;
  }

  private static byte[] compressed(byte[] bytes, Compression compression) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (OutputStream out = compression.to(result)) {
      out.write(bytes);
    }
    return result.toByteArray();
  }

  @Test
  void aConnectionThatTheServerClosedIsReplaced() throws Exception {
    server.on(
        "/once",
        out -> {
          out.write(HostileServer.message("HTTP/1.1 200 OK", new byte[] {'x'}));
          out.flush();
          throw new IOException("closes without saying so");
        });
    for (int i = 0; i < 5; i++) {
      assertThat(fetcher.fetch(get(server.url("/once"))).status()).isEqualTo(200);
    }
    assertThat(server.requests).hasSize(5);
  }

  @Test
  void statusesWithoutBodyAreAnswers() throws Exception {
    server.on("/304", out -> out.write(HostileServer.latin1("HTTP/1.1 304 Not Modified\r\n\r\n")));
    server.on("/503", "HTTP/1.1 503 Busy\r\nRetry-After: 120", "busy".repeat(100_000));

    assertThat(fetcher.fetch(get(server.url("/304"))).body()).isEmpty();
    FetchResponse busy = fetcher.fetch(get(server.url("/503")));
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.body()).hasSize(256 * 1024);
    assertThat(busy.header("retry-after")).contains("120");
  }

  @Test
  void anIpv6AddressIsFetched() throws Exception {
    ServerSocket listener;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("::1"));
    } catch (IOException e) {
      assumeTrue(false, "no IPv6 on this machine");
      return;
    }
    String host = "[::1]:" + listener.getLocalPort();
    try (HostileServer six = new HostileServer(listener);
        Fetcher allowing = new Fetcher(config("allowed-hosts", host))) {
      six.on("/", "HTTP/1.1 200 OK\r\nX: y", "news");
      assertThat(allowing.fetch(get("http://" + host)).body()).asString().isEqualTo("news");
      assertThat(six.requests.get(0)).contains("Host: " + host + "\r\n");
    }
  }
}
