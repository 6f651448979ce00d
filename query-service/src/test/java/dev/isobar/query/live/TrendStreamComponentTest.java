package dev.isobar.query.live;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The stream of what rises: publishers, of which no other test has these. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class TrendStreamComponentTest {
  @TestHTTPResource("/live/trends")
  URI trends;

  @Test
  void tellsWhatBeginsToRiseAndWhatChanges() {
    Instant hour =
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofMinutes(30));
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker());
        EventStream stream =
            EventStream.connect(URI.create(trends + "?dimension=language&hours=1&limit=50"))) {
      for (JsonNode item : stream.next("trends").json().get("items")) {
        assertThat(item.get("id").asText()).isNotEqualTo("eo");
      }
      assertThat(stream.headers().firstValue("Isobar-Stream-From")).isPresent();
      for (int week = 1; week <= 13; week++) {
        send(service, "past-" + week, hour.minus(Duration.ofDays(7L * week)), "en");
      }
      for (int i = 0; i < 8; i++) {
        send(service, "now-" + i, hour, "eo");
      }
      service.awaitTaken();
      JsonNode rising = find(stream, "eo", 8);
      assertThat(rising.get("baseline").asDouble()).isZero();

      send(service, "now-8", hour, "eo");
      service.awaitTaken();
      find(stream, "eo", 9);

      try (EventStream later =
          EventStream.connect(
              URI.create(trends + "?dimension=language&hours=1&limit=50"),
              "Last-Event-ID",
              stream.lastEventId())) {
        assertThat(later.next("trends").json().get("items"))
            .anyMatch(item -> item.get("id").asText().equals("eo"));
      }
    }
  }

  @Test
  void namesTheWrongParameter() {
    given()
        .get("/live/trends?to=2020-01-01")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("to"));
    given()
        .get("/live/trends?hours=999")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("hours"));
  }

  private static JsonNode find(EventStream stream, String id, int articles) {
    while (true) {
      JsonNode item = stream.nextOf("rising", "volume", "settled").json();
      if (item.get("id").asText().equals(id) && item.path("articles").asInt() == articles) {
        return item;
      }
    }
  }

  private static void send(
      RunningQueryService service, String id, Instant published, String language) {
    service.send(
        article("trend-stream-" + id)
            .feed("trend-stream")
            .language(language)
            .published(published.toString()));
  }
}
