package dev.isobar.query.taxonomy;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A label that an editor adds is searched for in both languages, until it is taken back. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ChangedConceptsComponentTest {
  private static final String ID = "marine-snowfall";
  private static final String QUERY = "/articles?source=changed-concepts&q=marine snowfall";

  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    write(ID, null);
    service.close();
  }

  @Test
  void searchesKnowTheLabelsOfAddedConcepts() {
    service.send(
        article("changed-concepts-1").feed("changed-concepts").language("zh").text("海洋降雪减少。"));
    service.awaitTaken();
    assertThat(ask().getList("items.id")).isEmpty();

    write(ID, concept(ID, "\"en\": \"marine snowfall\", \"zh\": \"海洋降雪\""));
    // Neither an invalid record nor one under a foreign key changes anything.
    write(ID, "{\"id\": \"" + ID + "\"}");
    write("marine-other", concept(ID, "\"en\": \"marine snowfall\", \"zh\": \"其他标签\""));
    Polling.until("label", () -> alsoSearched().equals(List.of("海洋降雪")));
    assertThat(ask().getList("items.id")).containsExactly("changed-concepts-1");
    assertThat(labels(ID, "methane", "no-such-concept"))
        .containsExactly(
            Map.of("id", ID, "en", "marine snowfall", "zh", "海洋降雪"),
            Map.of("id", "methane", "en", "methane", "zh", "甲烷"));

    write(ID, concept(ID, "\"en\": \"marine snowfall\""));
    Polling.until("one language", () -> alsoSearched().isEmpty());
    assertThat(ask().getList("items.id")).isEmpty();
  }

  @Test
  void labelsNeedIds() {
    given()
        .get("/labels")
        .then()
        .statusCode(400)
        .body("detail", equalTo("id is missing: send up to 100 ids of topics or entities"));
  }

  private static List<Map<String, String>> labels(String... ids) {
    return given().queryParam("id", (Object[]) ids).get("/labels").jsonPath().getList("items");
  }

  private static List<String> alsoSearched() {
    List<String> also = ask().getList("alsoSearched");
    return also == null ? List.of() : also;
  }

  private static JsonPath ask() {
    return given().get(QUERY).then().statusCode(200).extract().jsonPath();
  }

  private static String concept(String id, String labels) {
    return "{\"id\": \"%s\", \"definition\": \"A test.\", \"labels\": {%s}}".formatted(id, labels);
  }

  private static void write(String key, String value) {
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(BackingServices.sharedBroker())) {
      KafkaTestClient.acknowledged(
          kafka.sendSoon(
              new ProducerRecord<>(
                  KafkaTopics.TAXONOMY,
                  key.getBytes(UTF_8),
                  value == null ? null : value.getBytes(UTF_8))));
    }
  }
}
