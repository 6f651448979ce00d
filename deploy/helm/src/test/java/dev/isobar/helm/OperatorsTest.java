package dev.isobar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.channel.KafkaTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

/** What the chart asks operators for: Strimzi's Kafka and CloudNativePG's database. */
@EnabledOnOs(architectures = "amd64")
class OperatorsTest {
  private static List<JsonNode> objects;

  @BeforeAll
  static void render() {
    objects = Chart.objects(Path.of("src/test/resources/values/operators.yaml"));
  }

  /** asyncapi.yaml is the contract; the chart has a copy because it cannot read outside itself. */
  @Test
  void theTopicsAreThoseOfTheContract() throws IOException {
    Map<String, Map<String, String>> contract = new TreeMap<>();
    for (NewTopic topic : KafkaTopics.all()) {
      Map<String, String> settings = new TreeMap<>(topic.configs());
      settings.put("partitions", String.valueOf(topic.numPartitions()));
      contract.put(topic.name(), settings);
    }
    assertThat(topics("files/topics.yaml")).isEqualTo(contract);
    contract.get(KafkaTopics.RAW).put("partitions", "12");
    Map<String, Map<String, String>> made = new TreeMap<>();
    for (JsonNode topic : kind("KafkaTopic")) {
      made.put(topic.at("/spec/topicName").asText(), settings(topic.path("spec")));
    }
    assertThat(made).isEqualTo(contract);
  }

  @Test
  void topicsAndUsersBelongToTheCluster() {
    String cluster = kind("Kafka").get(0).at("/metadata/name").asText();
    List<JsonNode> owned = new ArrayList<>(kind("KafkaTopic"));
    owned.addAll(kind("KafkaUser"));
    owned.addAll(kind("KafkaNodePool"));
    assertThat(owned)
        .hasSize(KafkaTopics.all().size() + 4)
        .allSatisfy(
            object ->
                assertThat(object.at("/metadata/labels/strimzi.io~1cluster").asText())
                    .isEqualTo(cluster));
  }

  /** A certificate of Strimzi and the secret of CloudNativePG have names that they choose. */
  @Test
  void eachServiceLogsInWithItsOwnCertificate() {
    for (String service : List.of("ingest", "enrich", "query")) {
      assertThat(secrets(service + "-service"))
          .contains(
              "news-isobar-kafka-cluster-ca-cert/ca.crt",
              "news-isobar-" + service + "/user.crt",
              "news-isobar-" + service + "/user.key");
    }
    assertThat(secrets("query-service"))
        .contains("news-isobar-database-app/username", "news-isobar-database-app/password");
    assertThat(kind("TriggerAuthentication").get(0).at("/spec/secretTargetRef"))
        .extracting(reference -> reference.path("key").asText())
        .containsExactly("ca.crt", "user.crt", "user.key");
  }

  /** One user may not do what another one needs. */
  @Test
  void rightsAreNarrow() {
    assertThat(kind("KafkaUser"))
        .hasSize(3)
        .allSatisfy(
            user ->
                assertThat(user.at("/spec/authorization/acls"))
                    .allSatisfy(
                        acl -> {
                          assertThat(acl.at("/resource/patternType").asText("literal"))
                              .isEqualTo("literal");
                          assertThat(acl.path("operations").toString())
                              .doesNotContain("All", "Create", "Alter", "Delete");
                        }));
  }

  @Test
  void everyTopicIsReadAndWritten() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    TreeSet<String> written = new TreeSet<>();
    for (JsonNode rights : Chart.readOne(Chart.FOLDER.resolve("files/rights.yaml"))) {
      rights.path("read").forEach(topic -> read.add(topic.asText()));
      rights.path("write").forEach(topic -> written.add(topic.asText()));
    }
    assertThat(read)
        .containsExactlyElementsOf(KafkaTopics.all().stream().map(NewTopic::name).sorted().toList())
        .isEqualTo(written);
  }

  /** helm uninstall must not delete the articles. */
  @Test
  void whatHasDataIsKept() {
    assertThat(objects)
        .filteredOn(
            object ->
                List.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster")
                    .contains(object.path("kind").asText()))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            object ->
                assertThat(object.at("/metadata/annotations/helm.sh~1resource-policy").asText())
                    .isEqualTo("keep"));
  }

  /** More rights than with topics of the chart: a service creates all that are missing. */
  @Test
  void servicesThatMakeTopicsMayCreateThem() throws IOException {
    Path values = Path.of("target/operators-services.yaml");
    var changed = (ObjectNode) Chart.readOne(Path.of("src/test/resources/values/operators.yaml"));
    changed.putObject("kafka").putObject("topics").put("managedBy", "services");
    Chart.write(values, changed);
    List<JsonNode> made = Chart.objects(values);
    assertThat(made).noneMatch(object -> object.path("kind").asText().equals("KafkaTopic"));
    assertThat(made)
        .filteredOn(object -> object.path("kind").asText().equals("KafkaUser"))
        .hasSize(3)
        .allSatisfy(user -> assertThat(user.toString()).contains("\"Create\""));
  }

  private static List<JsonNode> kind(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  private static List<String> secrets(String container) {
    return Chart.containers(objects)
        .filter(one -> one.path("name").asText().equals(container))
        .flatMap(one -> StreamSupport.stream(one.path("env").spliterator(), false))
        .map(variable -> variable.at("/valueFrom/secretKeyRef"))
        .filter(JsonNode::isObject)
        .map(secret -> secret.path("name").asText() + "/" + secret.path("key").asText())
        .toList();
  }

  private static Map<String, Map<String, String>> topics(String file) throws IOException {
    return Chart.readOne(Chart.FOLDER.resolve(file)).properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, topic -> settings(topic.getValue()), (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> settings(JsonNode topic) {
    Map<String, String> settings = new TreeMap<>();
    topic
        .path("config")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    settings.put("partitions", topic.path("partitions").asText());
    return settings;
  }
}
