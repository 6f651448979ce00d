package dev.isobar.query.article;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.isobar.query.Newswire;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticlesComponentTest {

  @Test
  void givesTheArticleAsItsEventHadIt() {
    byte[] value =
        new String(article("as-it-came").text("t").bytes(), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{ \"futureField\" : [1, 2.50],")
            .getBytes(StandardCharsets.UTF_8);
    try (Newswire wire = new Newswire(BackingServices.sharedBroker())) {
      wire.send("as-it-came", value);
      wire.awaitTaken();
    }
    byte[] answer =
        given().get("/articles/as-it-came").then().statusCode(200).extract().asByteArray();
    assertThat(answer).isEqualTo(value);
    given().get("/articles").then().statusCode(200).body("items[0].id", equalTo("as-it-came"));
  }
}
