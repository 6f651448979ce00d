package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static dev.isobar.ingest.fetch.FetchFixture.failure;
import static dev.isobar.ingest.fetch.FetchFixture.get;
import static dev.isobar.ingest.fetch.FetchFixture.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchException.Reason;
import dev.isobar.testing.Polling;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static KeyStore valid;
  private static KeyStore expired;
  private static KeyStore other;

  @BeforeAll
  static void makeCertificates() throws Exception {
    valid = certificate("valid", "IP:127.0.0.1", "-1d");
    expired = certificate("expired", "IP:127.0.0.1", "-60d");
    other = certificate("other", "DNS:other.example", "-1d");
  }

  private static KeyStore certificate(String name, String san, String start) throws Exception {
    Path file = folder.resolve(name);
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            tool,
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "server",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=" + san,
            "-startdate",
            start,
            "-validity",
            "30",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static HostileServer server(KeyStore keys) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HostileServer server =
        new HostileServer(
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    server.on("/feed", "HTTP/1.1 200 OK\r\nX: y", "news");
    return server;
  }

  private static KeyStore trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    return trusted;
  }

  private static Fetcher fetcher(HostileServer server, KeyStore trusted) {
    return new Fetcher(
        config("allowed-hosts", "127.0.0.1:" + server.port()),
        SystemDefaultDnsResolver.INSTANCE,
        trusted);
  }

  private static String url(HostileServer server) {
    return server.url("/feed").replace("http:", "https:");
  }

  @Test
  void aTrustedServerAnswers() throws Exception {
    try (HostileServer server = server(valid);
        Fetcher fetcher = fetcher(server, trusting(valid))) {
      assertThat(fetcher.fetch(get(url(server))).body()).asString().isEqualTo("news");
    }
  }

  @Test
  void failuresAreNamed() throws Exception {
    assertThat(message(valid, null)).contains("the certificate is self-signed");
    assertThat(message(valid, trusting(other))).contains("the certificate is self-signed");
    assertThat(message(expired, null)).contains("the certificate expired on 20");
    assertThat(message(other, trusting(other))).contains("the certificate is for another host");
  }

  private static String message(KeyStore keys, KeyStore trusted) throws Exception {
    try (HostileServer server = server(keys);
        Fetcher fetcher = fetcher(server, trusted)) {
      FetchException failure = failure(fetcher, get(url(server)));
      assertThat(failure.reason()).isEqualTo(Reason.TLS);
      assertThat(server.requests).isEmpty();
      return failure.getMessage();
    }
  }

  @Test
  void aServerWithoutTlsIsATlsFailure() throws Exception {
    try (HostileServer server = new HostileServer();
        Fetcher fetcher = fetcher(server, null)) {
      FetchException failure = failure(fetcher, within(Duration.ofSeconds(1), url(server)));
      assertThat(failure.reason()).isIn(Reason.TLS, Reason.TIMEOUT);
    }
  }

  @Test
  void aHandshakeThatStopsIsCutOff() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        HostileServer server = new HostileServer(silent);
        Fetcher fetcher = fetcher(server, null)) {
      FetchException failure = failure(fetcher, within(Duration.ofMillis(300), url(server)));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      // The thread that connects gives its lease back after the caller has got the failure.
      Polling.until("no connection is leased", () -> fetcher.connections().getLeased() == 0);
    }
  }

  @Test
  void anIdleConnectionIsClosedAlthoughTheServerStaysSilent() throws Exception {
    try (HostileServer server = server(valid);
        Fetcher fetcher =
            new Fetcher(
                config("allowed-hosts", "127.0.0.1:" + server.port(), "keep-alive", "PT0.2S"),
                SystemDefaultDnsResolver.INSTANCE,
                trusting(valid))) {
      fetcher.fetch(get(url(server)));
      assertThat(fetcher.connections().getAvailable()).isEqualTo(1);

      Polling.until("no connection is kept", () -> fetcher.connections().getAvailable() == 0);
    }
  }
}
