package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static dev.isobar.ingest.fetch.FetchFixture.failure;
import static dev.isobar.ingest.fetch.FetchFixture.get;
import static dev.isobar.ingest.fetch.FetchFixture.within;
import static dev.isobar.ingest.fetch.HostileServer.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attacks the fetcher; loopback is allowed for the attacking server only. */
@Timeout(60)
class HostileServerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Duration SHORT = Duration.ofMillis(400);

  private HostileServer server;
  private HostileServer inner;
  private Fetcher fetcher;
  private long timersBefore;

  @BeforeEach
  void start() throws IOException {
    timersBefore = timers();
    server = new HostileServer();
    inner = new HostileServer();
    inner.on("/", OK + "X: y", "secret");
    server.on("/normal", OK + "X: y", "news");
    fetcher = fetcher(SystemDefaultDnsResolver.INSTANCE);
  }

  private Fetcher fetcher(DnsResolver names) {
    String allowed = "127.0.0.1:" + server.port();
    return new Fetcher(
        config("allowed-hosts", allowed, "connect-timeout", "PT0.3S", "max-connections", "4"),
        names,
        null);
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    server.close();
    inner.close();
  }

  @Test
  void redirectsToInnerAddressesAreRefused() throws Exception {
    String port = ":" + inner.port() + "/";
    for (String host :
        new String[] {
          "127.0.0.1",
          "localhost",
          "0.0.0.0",
          "127.1",
          "2130706433",
          "0177.0.0.1",
          "0x7f.0.0.1",
          "[::1]",
          "[::ffff:127.0.0.1]",
          "[::127.0.0.1]",
          "[64:ff9b::7f00:1]",
          "[2002:7f00:1::]",
          "10.0.0.1",
          "192.168.0.1",
          "100.64.1.1",
          "169.254.169.254",
          "[fd00:ec2::254]",
          "[fe80::1]",
          "metadata.google.internal",
          "user:pass@127.0.0.1",
          "1%32%37.0.0.1"
        }) {
      server.redirect("/r", "http://" + host + port);
      server.redirect("/twice", "/r");
      expect(Reason.FORBIDDEN_ADDRESS, get(server.url("/r")), host);
      expect(Reason.FORBIDDEN_ADDRESS, get(server.url("/twice")), host);
    }
    for (String location :
        new String[] {"file:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1:6379/_x"}) {
      server.redirect("/r", location);
      expect(Reason.BAD_ADDRESS, get(server.url("/r")), location);
    }
    assertThat(inner.requests).isEmpty();
    healthy();
  }

  @Test
  void redirectsEnd() throws Exception {
    server.redirect("/self", "/self");
    server.redirect("/a", "/b");
    server.redirect("/b", "/a");
    server.redirect("/empty", "");
    for (int i = 0; i < 20; i++) {
      server.redirect("/" + i, "/" + (i + 1));
    }
    expect(Reason.TOO_MANY_REDIRECTS, get(server.url("/self")), "self");
    expect(Reason.TOO_MANY_REDIRECTS, get(server.url("/a")), "loop");
    expect(Reason.TOO_MANY_REDIRECTS, get(server.url("/empty")), "empty");
    expect(Reason.TOO_MANY_REDIRECTS, get(server.url("/0")), "chain");
    assertThat(server.requests.stream().filter(head -> head.startsWith("GET /6 "))).isEmpty();
    healthy();
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    byte[] mega = new byte[1_000_000];
    Map<String, HostileServer.Answer> attacks = new LinkedHashMap<>();
    attacks.put("long", out -> out.write(HostileServer.message(OK + "X: y", new byte[1_000_001])));
    attacks.put("endless", out -> forever(out, latin1(OK + "\r\n"), mega));
    attacks.put(
        "endless chunks",
        out ->
            forever(out, latin1(OK + "Transfer-Encoding: chunked\r\n\r\n"), latin1("1\r\nx\r\n")));
    attacks.put("gzip bomb", HostileServerTest::bomb);
    byte[] nested = FetcherTest.gzip(FetcherTest.gzip(new byte[1_000_001]));
    String twice = OK + "Content-Encoding: gzip, gzip";
    attacks.put("nested gzip bomb", out -> out.write(HostileServer.message(twice, nested)));
    byte[] hidden = FetcherTest.gzip(new byte[1_000_001]);
    attacks.put("gzip file", out -> out.write(HostileServer.message(OK + "X: y", hidden)));
    attacks.put(
        "members of nothing",
        out ->
            forever(
                out, latin1(OK + "Content-Encoding: gzip\r\n\r\n"), FetcherTest.gzip(new byte[0])));
    attacks.put("huge header", out -> forever(out, latin1(OK + "X: "), mega));
    attacks.put("headers", out -> forever(out, latin1(OK), latin1("X: y\r\n")));
    attacks.put("folded", out -> forever(out, latin1(OK + "X: y\r\n"), latin1(" z\r\n")));
    attacks.put("huge status", out -> forever(out, latin1("HTTP/1.1 200 "), mega));
    attacks.put(
        "chunk extension",
        out -> forever(out, latin1(OK + "Transfer-Encoding: chunked\r\n\r\n1;"), mega));
    attacks.put(
        "trailers",
        out ->
            forever(
                out, latin1(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n"), latin1("X: y\r\n")));
    all(Reason.TOO_LARGE, attacks, Duration.ofSeconds(10));
  }

  private static void forever(OutputStream out, byte[] start, byte[] again) throws IOException {
    out.write(start);
    while (true) {
      out.write(again);
    }
  }

  private static void bomb(OutputStream out) throws IOException {
    out.write(latin1(OK + "Content-Encoding: gzip\r\n\r\n"));
    OutputStream zip = new GZIPOutputStream(out);
    byte[] zeros = new byte[100_000];
    while (true) {
      zip.write(zeros);
    }
  }

  @Test
  void slowServersAreCutOff() throws Exception {
    Map<String, HostileServer.Answer> attacks = new LinkedHashMap<>();
    attacks.put("no answer", out -> server.hang());
    attacks.put("slow head", out -> slowly(out, latin1("HTTP/1.1 200 OK and more and more words")));
    attacks.put("slow headers", out -> slowly(out, latin1(OK), latin1("X: y\r\n")));
    attacks.put("100 Continue", out -> slowly(out, latin1("HTTP/1.1 100 Continue\r\n\r\n")));
    attacks.put("slow body", out -> slowly(out, latin1(OK + "\r\n"), latin1("x")));
    attacks.put(
        "slow chunks",
        out ->
            slowly(out, latin1(OK + "Transfer-Encoding: chunked\r\n\r\n"), latin1("1\r\nx\r\n")));
    attacks.put(
        "body stops", out -> stop(out, latin1(OK + "Content-Length: 100\r\n\r\nonly a part")));
    attacks.put(
        "error stops",
        out -> stop(out, latin1("HTTP/1.1 500 Error\r\nContent-Length: 9\r\n\r\nx")));
    attacks.put("slow redirects", this::slowRedirect);
    all(Reason.TIMEOUT, attacks, SHORT);
  }

  private void slowRedirect(OutputStream out) throws IOException, InterruptedException {
    for (int i = 0; i < 10; i++) {
      server.pause();
    }
    int n = server.requests.size();
    server.on("/slow" + n, this::slowRedirect);
    out.write(HostileServer.message("HTTP/1.1 302 Found\r\nLocation: /slow" + n, new byte[0]));
  }

  private void slowly(OutputStream out, byte[] start, byte[] again)
      throws IOException, InterruptedException {
    out.write(start);
    slowly(out, again);
  }

  private void slowly(OutputStream out, byte[] again) throws IOException, InterruptedException {
    while (true) {
      for (byte b : again) {
        out.write(b);
        server.pause();
      }
    }
  }

  private void stop(OutputStream out, byte[] bytes) throws IOException, InterruptedException {
    out.write(bytes);
    server.hang();
  }

  @Test
  void whatIsNotHttpIsRefused() throws Exception {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
    Map<String, HostileServer.Answer> attacks = new LinkedHashMap<>();
    for (String bytes :
        new String[] {
          "SSH-2.0-OpenSSH_9.6\r\n",
          "220 mail.example ESMTP\r\n",
          "<html>no head</html>\r\n\r\n",
          "HTTP/9.9 200 OK\r\n\r\nx",
          "HTTP/1.1 abc OK\r\n\r\nx",
          "HTTP/1.1 42 OK\r\n\r\nx",
          "\u0016\u0003\u0001\u0002\r\n",
          OK + "Content-Length: 100\r\n\r\nless",
          OK + "Content-Length: -5\r\n\r\nx",
          OK + "Content-Length: x\r\n\r\nx",
          OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
          chunked + "zz\r\nx\r\n0\r\n\r\n",
          chunked + "5\r\nx",
          chunked + "-1\r\nx\r\n0\r\n\r\n",
          chunked + "1\r\nxyz\r\n0\r\n\r\n",
          chunked + "7fffffffffffffffff\r\nx\r\n",
          OK + "Transfer-Encoding: rot13\r\n\r\nx",
          OK + "Content-Encoding: br\r\n\r\nx",
          OK + "Content-Encoding: gzip, gzip, gzip\r\n\r\nx",
          OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\u0008garbage",
          OK + "Content-Encoding: deflate\r\n\r\nx\u009cgarbage",
          OK + "no colon\r\n\r\nx"
        }) {
      attacks.put(bytes, out -> close(out, latin1(bytes)));
    }
    all(Reason.BAD_ANSWER, attacks, Duration.ofSeconds(10));
    attacks.clear();
    attacks.put("closes", out -> close(out, new byte[0]));
    all(Reason.CONNECTION_FAILED, attacks, Duration.ofSeconds(10));
  }

  private static void close(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    throw new IOException("closes");
  }

  @Test
  void bytesAfterTheBodyDoNotReachTheNextFetch() throws Exception {
    server.on(
        "/more", out -> out.write(latin1(OK + "Content-Length: 2\r\n\r\nokHTTP/1.1 garbage\r\n")));
    assertThat(fetcher.fetch(get(server.url("/more"))).body()).asString().isEqualTo("ok");
    healthy();
  }

  @Test
  void aNameThatChangesItsAddressReachesNothing() throws Exception {
    InetAddress publicAddress = InetAddress.getByAddress(new byte[] {8, 8, 8, 8});
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Map<String, Integer> lookups = new LinkedHashMap<>();
    try (Fetcher rebound =
        fetcher(
            names(
                host -> {
                  int n = lookups.merge(host, 1, Integer::sum);
                  boolean both = host.startsWith("both");
                  return both
                      ? new InetAddress[] {loopback, publicAddress}
                      : new InetAddress[] {n == 1 ? publicAddress : loopback};
                }))) {
      String url = "http://rebind.example:" + inner.port() + "/";
      Reason first = failure(rebound, within(SHORT, url)).reason();
      assertThat(first).isIn(Reason.TIMEOUT, Reason.CONNECTION_FAILED);
      assertThat(lookups).containsEntry("rebind.example", 1);
      assertThat(failure(rebound, within(SHORT, url)).reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
      String both = "http://both.example:" + inner.port() + "/";
      assertThat(failure(rebound, within(SHORT, both)).reason())
          .isIn(Reason.TIMEOUT, Reason.CONNECTION_FAILED);
      assertThat(inner.requests).isEmpty();
    }
  }

  @Test
  void aNameServerThatDoesNotAnswerIsCutOff() {
    try (Fetcher slow =
        fetcher(
            names(
                host -> {
                  try {
                    server.hang();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  throw new UnknownHostException(host);
                }))) {
      assertThat(failure(slow, get("http://slow.example/")).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  private interface Lookup {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private static DnsResolver names(Lookup lookup) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return lookup.resolve(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  @Test
  void headersCannotBeInjected() throws Exception {
    for (Map<String, String> headers :
        java.util.List.of(
            Map.of("X", "a\r\nHost: inner"),
            Map.of("X\r\nY", "a"),
            Map.of("Host", "inner"),
            Map.of("Transfer-Encoding", "chunked"),
            Map.of("X", "\u4e2d"))) {
      expect(Reason.BAD_ADDRESS, get(server.url("/normal"), headers, Map.of()), "" + headers);
    }
    assertThat(server.requests).isEmpty();
    healthy();
  }

  private void all(Reason reason, Map<String, HostileServer.Answer> attacks, Duration timeout)
      throws Exception {
    Map<Reason, Integer> results = new EnumMap<>(Reason.class);
    for (Map.Entry<String, HostileServer.Answer> attack : attacks.entrySet()) {
      server.on("/attack", attack.getValue());
      expect(reason, within(timeout, server.url("/attack")), attack.getKey());
      results.merge(reason, 1, Integer::sum);
      healthy();
    }
    assertThat(results).containsEntry(reason, attacks.size());
  }

  private void expect(Reason reason, FetchRequest request, String attack) {
    long start = System.nanoTime();
    FetchException failure = failure(fetcher, request);
    assertThat(failure).as(attack).isNotNull();
    assertThat(failure.reason()).as(attack + ": " + failure.getMessage()).isEqualTo(reason);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(attack)
        .isLessThan(request.timeout().plusSeconds(5));
  }

  /** Asserts that a normal fetch works and nothing of the attack is left. */
  private void healthy() throws Exception {
    assertThat(fetcher.fetch(get(server.url("/normal"))).body()).asString().isEqualTo("news");
    // The timer that cancels a request returns its connection a moment after the fetch has ended.
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (fetcher.connections().getLeased() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(fetcher.connections().getLeased()).isZero();
    assertThat(fetcher.connections().getPending()).isZero();
    assertThat(timers()).isLessThanOrEqualTo(timersBefore + 2);
  }

  private static long timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("isobar-fetch-deadline"))
        .count();
  }
}
