package dev.isobar.query.websub;

import static dev.isobar.query.websub.HubRequests.BASE;
import static dev.isobar.query.websub.HubRequests.request;
import static dev.isobar.query.websub.HubRequests.write;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hub refuses. */
@QuarkusTest
@TestProfile(HubRequests.WithHub.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class HubRefusalsComponentTest {
  private CallbackServer reader;

  @BeforeEach
  void open() throws Exception {
    reader = new CallbackServer();
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void oneHostCannotFillTheHub() {
    String topic = BASE + "/articles/feed.atom?source=hub-full";
    Instant now = Instant.now();
    for (int i = 0; i < 50; i++) {
      write(new Subscription(topic, "http://127.0.0.3:1/" + i, null, now, now.plusSeconds(30)));
    }
    Polling.until(
        "limit",
        () ->
            request("subscribe", topic, "http://127.0.0.3:1/more", "", "").extract().statusCode()
                == 503);
    request("subscribe", topic, "http://127.0.0.3:1/more", "", "")
        .body("detail", containsString("isobar.websub.max-subscriptions-per-host"));
    subscribe(topic, "/other-host", "", "").statusCode(202);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.2/x, is refused",
    "http://192.168.1.1/x, is refused",
    "http://localhost/x, is refused",
    "http://[::1]:8080/x, is refused",
    "https://example.org:22/x, is refused",
    "http://user@example.org/x, has a user",
    "http://example.org/x#y, a fragment",
    "ftp://example.org/x, http or https",
    "no address, is not an address"
  })
  void otherTargetsAreRefused(String callback, String reason) {
    request("subscribe", BASE + "/articles/feed.atom", callback, "", "")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo("hub.callback"))
        .body("errors[0].detail", containsString(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example.org/articles/feed.atom, hub.topic",
    "https://news.example.org/isobar/articles, hub.topic",
    "https://news.example.org/isobar/stories/feed.atom, hub.topic",
    "https://news.example.org/isobar//evil.example/articles/feed.atom, hub.topic",
    "https://news.example.org/isobar/articles/feed.atom#x, hub.topic",
    "https://news.example.org/isobar/articles/feed.atom?q=%zz, hub.topic",
    "https://news.example.org/isobar/articles/feed.atom?no=1, no",
    "https://news.example.org/isobar/articles/feed.atom?limit=x, limit"
  })
  void otherTopicsAreRefused(String topic, String parameter) {
    subscribe(topic, "/refused", "", "")
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
    assertThat(reader.asked("subscribe")).isEmpty();
  }

  @Test
  void namesTheWrongParameter() {
    String topic = BASE + "/articles/feed.atom";
    request("publish", topic, reader.callback("/x"), "", "")
        .body("errors[0].pointer", equalTo("hub.mode"));
    request("subscribe", topic, "", "", "").body("errors[0].pointer", equalTo("hub.callback"));
    subscribe(topic, "/x", "", "0").body("errors[0].pointer", equalTo("hub.lease_seconds"));
    subscribe(topic, "/x", "s".repeat(200), "").body("errors[0].pointer", equalTo("hub.secret"));
    given().contentType("application/json").body("{}").post("/websub").then().statusCode(415);
    given().get("/websub").then().statusCode(405).header("Allow", "POST, OPTIONS");
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("a=" + "b".repeat(20_000))
        .post("/websub")
        .then()
        .statusCode(413);
  }

  private ValidatableResponse subscribe(String topic, String path, String secret, String lease) {
    return request("subscribe", topic, reader.callback(path), secret, lease);
  }
}
