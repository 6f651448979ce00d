package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.embedded.EmbeddedDatabase;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three services, with the environment that the chart gives them, at a broker that asks them to
 * log in.
 */
@EnabledOnOs(architectures = "amd64")
@Timeout(300)
class KafkaSecurityIT {
  private static final String ARTICLE =
      """
      {"feed": "desk", "url": "https://desk.example.org/1", "contentType": "text/plain", "fetchedAt": "%s",
       "content": "The ministers agreed to cut methane emissions by 30 percent."}""";

  private static final String FEED =
      "{\"id\": \"closed\", \"url\": \"http://127.0.0.1:9/feed.xml\"}";

  @TempDir static Path folder;

  @Test
  void servicesLogInWithAPasswordOverTls() throws Exception {
    Certificates certificates = new Certificates(folder("scram"));
    try (SecureBroker broker = new SecureBroker(folder("scram-broker"), certificates)) {
      anArticleTravels(
          "scram",
          """
          {bootstrapServers: "%s", securityProtocol: SASL_SSL, sasl: {existingSecret: login}, tls: {caSecret: ca}}
          """
              .formatted(broker.forPasswords()),
          Map.of(
              "login/username",
              SecureBroker.USER,
              "login/password",
              SecureBroker.PASSWORD,
              "ca/ca.crt",
              certificates.authority()));
    }
  }

  @Test
  void servicesLogInWithACertificate() throws Exception {
    Certificates certificates = new Certificates(folder("mtls"), "client");
    try (SecureBroker broker = new SecureBroker(folder("mtls-broker"), certificates)) {
      anArticleTravels(
          "mtls",
          """
          {bootstrapServers: "%s", securityProtocol: SSL, tls: {caSecret: ca, clientSecret: client}}
          """
              .formatted(broker.forCertificates()),
          Map.of(
              "ca/ca.crt",
              certificates.authority(),
              "client/tls.crt",
              certificates.client("client"),
              "client/tls.key",
              certificates.clientKey("client")));
    }
  }

  private void anArticleTravels(String name, String kafka, Map<String, String> kafkaSecrets)
      throws Exception {
    Path values = folder.resolve(name + ".yaml");
    try (EmbeddedDatabase database = EmbeddedDatabase.startForTests(folder(name + "-db"), 0)) {
      Files.writeString(
          values,
          """
          kafka: %s
          database: {url: "%s", existingSecret: database}
          access: {existingSecret: key}
          managementPort: 0
          """
              .formatted(kafka.strip(), database.jdbcUrl()));
      Map<String, String> secrets = new HashMap<>(kafkaSecrets);
      secrets.put("database/username", database.user());
      secrets.put("database/password", database.password());
      secrets.put("key/api-key", "a key");
      List<JsonNode> objects = Chart.objects(values);
      try (PackagedService ingest = service("ingest-service", objects, secrets);
          PackagedService enrich = service("enrich-service", objects, secrets);
          PackagedService query = service("query-service", objects, secrets)) {
        Stream.of(ingest, enrich, query).forEach(PackagedService::start);
        Stream.of(ingest, enrich, query).forEach(PackagedService::awaitReady);
        assertThat(push(ingest.uri(), "wrong")).isEqualTo(401);
        assertThat(push(ingest.uri(), "a key")).isEqualTo(202);
        Polling.until(
            "article", () -> query.get("/articles?source=desk").body().contains("methane"));
        assertThat(streamTells(query.uri().resolve("/live?since=earliest"), "methane")).isTrue();
        // The address is refused, which counts as a poll.
        assertThat(send(ingest.uri().resolve("/feeds"), "a key", FEED)).isEqualTo(201);
        // Metrics of Kafka clients come after up to a minute.
        Polling.eventually(() -> missing(ingest, enrich, query), Set::isEmpty);
      }
    }
  }

  /**
   * Returns which metrics of the chart no service has. An alarm about one would never fire, and a
   * panel would stay empty.
   */
  private static Set<String> missing(PackagedService... services) throws IOException {
    StringBuilder shown = new StringBuilder();
    for (PackagedService service : services) {
      shown.append(service.get("/q/metrics").body());
    }
    Set<String> names = ChartMetrics.named();
    names.removeIf(
        name -> Pattern.compile("^" + name + "[ {]", Pattern.MULTILINE).matcher(shown).find());
    return names;
  }

  private static PackagedService service(
      String name, List<JsonNode> objects, Map<String, String> secrets) {
    return new PackagedService(
        Path.of("../..", name),
        List.of("-Xmx256m"),
        Map.of(),
        PodEnvironment.of(objects, name, secrets));
  }

  private static int push(URI ingest, String key) throws Exception {
    return send(ingest.resolve("/articles"), key, ARTICLE.formatted(Instant.now()));
  }

  private static int send(URI to, String key, String json) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Waits until the stream has the text; its backfill reads from Kafka. */
  private static boolean streamTells(URI stream, String text) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(stream).build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      return lines.anyMatch(line -> line.startsWith("data:") && line.contains(text));
    }
  }

  private static Path folder(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }
}
