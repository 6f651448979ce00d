package dev.isobar.ingest.feed.websub.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.websub.Subscription;
import dev.isobar.ingest.feed.websub.SubscriptionPolicy;
import dev.isobar.ingest.feed.websub.SubscriptionStore;
import dev.isobar.ingest.feed.websub.SubscriptionTarget;
import dev.isobar.ingest.publish.BrokerFree;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(WebSubComponentTest.WithPublicAddress.class)
@Timeout(40)
class WebSubComponentTest {
  private static final String TOPIC = "https://example.org/feed";

  public static class WithPublicAddress extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.feeds.public-url", "https://news.example.org");
      settings.put("isobar.test.websub-store", "true");
      return settings;
    }
  }

  /** Holds subscriptions in memory. */
  @Singleton
  @io.quarkus.arc.properties.IfBuildProperty(
      name = "isobar.test.websub-store",
      stringValue = "true")
  static final class MemoryStore implements SubscriptionStore {
    final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    final List<String> accepted = new CopyOnWriteArrayList<>();
    volatile boolean open = true;

    @Override
    public Optional<Subscription> find(String token) {
      return Optional.ofNullable(subscriptions.get(token));
    }

    @Override
    public boolean update(String token, UnaryOperator<Subscription> change) {
      subscriptions.computeIfPresent(token, (key, subscription) -> change.apply(subscription));
      return true;
    }

    @Override
    public boolean accept(String token, byte[] body, String contentType) {
      if (open) {
        accepted.add(token + " " + contentType + " " + new String(body, UTF_8));
      }
      return open;
    }
  }

  @TestHTTPResource("/websub/")
  URI callbacks;

  @Inject MemoryStore store;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void askTheHub() {
    Instant now = Instant.now();
    SubscriptionTarget target = new SubscriptionTarget("https://hub.example.net/", TOPIC);
    Subscription wanted = Subscription.wanted(target, "token", "secret", now);
    store.subscriptions.put("token", SubscriptionPolicy.asking(wanted, now));
    store.accepted.clear();
    store.open = true;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> verify(String token, String topic, String challenge)
      throws Exception {
    String query =
        "?hub.mode=subscribe&hub.lease_seconds=864000&hub.topic=%s&hub.challenge=%s"
            .formatted(URLEncoder.encode(topic, UTF_8), URLEncoder.encode(challenge, UTF_8));
    return send(HttpRequest.newBuilder(callbacks.resolve(token + query)));
  }

  private HttpResponse<String> push(String token, String body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    return send(
        HttpRequest.newBuilder(callbacks.resolve(token))
            .header("Content-Type", "application/atom+xml")
            .header("X-Hub-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void theHubIsConfirmedAndItsContentTaken() throws Exception {
    HttpResponse<String> verified = verify("token", TOPIC, "<script>c&d</script>");
    assertThat(verified.statusCode()).isEqualTo(200);
    assertThat(verified.body()).isEqualTo("<script>c&d</script>");
    assertThat(verified.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
    assertThat(verified.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(push("token", "<feed>气候</feed>", "secret").statusCode()).isEqualTo(202);
    assertThat(store.accepted).containsExactly("token application/atom+xml <feed>气候</feed>");
  }

  @Test
  void whatWasNotAskedForIsRefused() throws Exception {
    assertThat(verify("token", "https://other.example/", "c").statusCode()).isEqualTo(404);
    assertThat(verify("other", TOPIC, "c").statusCode()).isEqualTo(404);
    assertThat(push("other", "<feed/>", "secret").statusCode()).isEqualTo(404);
    assertThat(push("token", "<feed/>", "secret").statusCode()).isEqualTo(410);
    assertThat(store.accepted).isEmpty();
  }

  @Test
  void contentWithAWrongSignatureIsDropped() throws Exception {
    verify("token", TOPIC, "c");
    assertThat(push("token", "<feed/>", "guessed").statusCode()).isEqualTo(202);
    HttpResponse<String> unsigned =
        send(
            HttpRequest.newBuilder(callbacks.resolve("token"))
                .POST(HttpRequest.BodyPublishers.ofString("<feed/>")));
    assertThat(unsigned.statusCode()).isEqualTo(202);
    assertThat(store.accepted).isEmpty();
  }

  @Test
  void theHubIsAskedToSendAgainWhatCannotBeTaken() throws Exception {
    verify("token", TOPIC, "c");
    store.open = false;
    HttpResponse<String> later = push("token", "<feed/>", "secret");
    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void tooLargeContentIsRefused() throws Exception {
    verify("token", TOPIC, "c");
    String large = "x".repeat(WebSubResource.MAX_BYTES + 1);
    assertThat(push("token", large, "secret").statusCode()).isEqualTo(413);
    assertThat(store.accepted).isEmpty();
  }
}
