package dev.isobar.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.embedded.EmbeddedDatabase;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services with the certificates, Kafka topics and rights that the chart asks Strimzi for, at a
 * broker that refuses everything else. Strimzi itself is not here.
 */
@EnabledOnOs(architectures = "amd64")
@Timeout(300)
class KafkaRightsIT {
  private static final List<String> SERVICES = List.of("ingest", "enrich", "query");
  private static final String ARTICLE =
      """
      {"feed": "desk", "url": "https://desk.example.org/1", "contentType": "text/plain", "fetchedAt": "%s",
       "content": "The ministers agreed to cut methane emissions by 30 percent."}""";

  @TempDir static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theRightsOfEachServiceAreEnoughAndNoMore() throws Exception {
    Certificates certificates =
        new Certificates(
            folder("certificates"),
            SERVICES.stream().map(KafkaRightsIT::user).toArray(String[]::new));
    try (SecureBroker broker = SecureBroker.withRights(folder("broker"), certificates);
        EmbeddedDatabase database = EmbeddedDatabase.startForTests(folder("db"), 0)) {
      List<JsonNode> objects = objects(database.jdbcUrl(), "");
      for (JsonNode object : objects) {
        switch (object.path("kind").asText()) {
          case "KafkaTopic" -> broker.create(object);
          case "KafkaUser" -> broker.allow(object);
          default -> {}
        }
      }
      Map<String, String> secrets = secrets(certificates, database);
      try (PackagedService ingest = service("ingest", broker, objects, secrets);
          PackagedService enrich = service("enrich", broker, objects, secrets);
          PackagedService query = service("query", broker, objects, secrets)) {
        List<PackagedService> services = List.of(ingest, enrich, query);
        services.forEach(PackagedService::start);
        services.forEach(PackagedService::awaitReady);
        useEverything(broker, ingest, enrich, query);
        assertThat(services)
            .allSatisfy(
                service ->
                    assertThat(service.log())
                        .doesNotContainIgnoringCase("not authorized")
                        .doesNotContain("AuthorizationException"));
      }
      assertThat(visible(broker, certificates, "query"))
          .contains("isobar.articles.enriched", "isobar.stories")
          .doesNotContain("isobar.articles.raw", "isobar.feeds");
    }
  }

  /** With kafka.topics.managedBy=services the first one makes all. */
  @Test
  void aServiceMayMakeTheTopicsIfItIsToldTo() throws Exception {
    Certificates certificates = new Certificates(folder("create"), user("ingest"));
    try (SecureBroker broker = SecureBroker.withRights(folder("create-broker"), certificates)) {
      List<JsonNode> objects =
          objects("jdbc:postgresql://db/isobar", "kafka: {topics: {managedBy: services}}");
      for (JsonNode object : objects) {
        if (object.path("kind").asText().equals("KafkaUser")) {
          broker.allow(object);
        }
      }
      Map<String, String> secrets = new HashMap<>();
      secrets.put("key/api-key", "a key");
      addLogin(secrets, certificates, "ingest");
      try (PackagedService ingest = service("ingest", broker, objects, secrets)) {
        ingest.start().awaitReady();
        Polling.eventually(
            () -> broker.topics(),
            names -> names.containsAll(KafkaTopics.all().stream().map(NewTopic::name).toList()));
      }
    }
  }

  /** Makes each service read and write its Kafka topics. */
  private void useEverything(
      SecureBroker broker, PackagedService ingest, PackagedService enrich, PackagedService query)
      throws Exception {
    sent(202, "POST", ingest.uri().resolve("/articles"), ARTICLE.formatted(Instant.now()));
    Polling.until("article", () -> query.get("/articles?source=desk").body().contains("methane"));
    // The address is refused, which is a poll whose result is kept.
    sent(
        201,
        "POST",
        ingest.uri().resolve("/feeds"),
        "{\"id\": \"closed\", \"url\": \"http://127.0.0.1:9/feed.xml\"}");
    Polling.until(
        "poll", () -> ingest.get("/q/metrics").body().contains("isobar_feeds_polls_total"));
    sent(
        200,
        "PUT",
        enrich.uri().resolve("/taxonomy/concepts/desk-topic"),
        "{\"id\": \"desk-topic\", \"definition\": \"Of the desk.\", \"labels\": {\"en\": \"desk topic\"}}");
    sent(
        201,
        "POST",
        query.uri().resolve("/queries"),
        "{\"name\": \"Methane\", \"parameters\": {\"topic\": \"methane\"}}");
    sent(
        201,
        "POST",
        query.uri().resolve("/webhooks"),
        "{\"name\": \"Desk\", \"url\": \"https://hooks.example.org/isobar\"}");
    deadLetterIsReplayed(broker, ingest);
    String id =
        query
            .get("/articles?source=desk")
            .body()
            .replaceAll("(?s).*?\"id\" ?: ?\"([^\"]+)\".*", "$1");
    sent(204, "DELETE", query.uri().resolve("/articles/" + id), "");
  }

  private void deadLetterIsReplayed(SecureBroker broker, PackagedService ingest) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.forEverything()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("isobar.articles.raw", "no article".getBytes(UTF_8)))
          .get();
    }
    URI letters = ingest.uri().resolve("/dead-letters?topic=raw");
    Polling.until("dead letter", () -> sent(200, "GET", letters, "").contains("not-json"));
    sent(200, "POST", ingest.uri().resolve("/dead-letters/replay?topic=raw&reason=not-json"), "");
  }

  /** Returns the Kafka topics that a service sees. */
  private static Set<String> visible(SecureBroker broker, Certificates certificates, String service)
      throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.forCertificates(),
            "security.protocol", "SSL",
            "ssl.truststore.type", "PEM",
            "ssl.truststore.certificates", certificates.authority(),
            "ssl.keystore.type", "PEM",
            "ssl.keystore.certificate.chain", certificates.client(user(service)),
            "ssl.keystore.key", certificates.clientKey(user(service)));
    try (Admin admin = Admin.create(settings)) {
      return admin.listTopics().names().get();
    }
  }

  private static List<JsonNode> objects(String database, String more) throws Exception {
    Path values = folder.resolve("values.yaml");
    Files.writeString(
        values,
        """
        operators: {kafka: {enabled: true}}
        database: {url: "%s", existingSecret: database}
        access: {existingSecret: key}
        # The services share this machine.
        managementPort: 0
        %s
        """
            .formatted(database, more));
    return Chart.objects(values);
  }

  private static Map<String, String> secrets(Certificates certificates, EmbeddedDatabase database)
      throws Exception {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("database/username", database.user());
    secrets.put("database/password", database.password());
    secrets.put("key/api-key", "a key");
    for (String service : SERVICES) {
      addLogin(secrets, certificates, service);
    }
    return secrets;
  }

  private static void addLogin(
      Map<String, String> secrets, Certificates certificates, String service) throws Exception {
    secrets.put("news-isobar-kafka-cluster-ca-cert/ca.crt", certificates.authority());
    secrets.put(user(service) + "/user.crt", certificates.client(user(service)));
    secrets.put(user(service) + "/user.key", certificates.clientKey(user(service)));
  }

  private static PackagedService service(
      String name, SecureBroker broker, List<JsonNode> objects, Map<String, String> secrets) {
    Map<String, String> environment =
        new HashMap<>(PodEnvironment.of(objects, name + "-service", secrets));
    // Strimzi's address does not exist here.
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.forCertificates());
    return new PackagedService(
        Path.of("../..", name + "-service"), List.of("-Xmx256m"), Map.of(), environment);
  }

  private String sent(int status, String method, URI to, String json) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer a key")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s %s: %s", method, to, answer.body()).isEqualTo(status);
    return answer.body();
  }

  private static String user(String service) {
    return "news-isobar-" + service;
  }

  private static Path folder(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }
}
