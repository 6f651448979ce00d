package dev.isobar.query.feed;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The list of articles as feeds. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ArticleFeedComponentTest {
  private final RunningQueryService service =
      new RunningQueryService(BackingServices.sharedBroker());

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void withoutAPublicAddressThereIsNoHub() {
    given()
        .get("/articles/feed.json?source=feed-without-hub")
        .then()
        .header("Link", nullValue())
        .body("hubs", nullValue());
    given()
        .contentType("application/x-www-form-urlencoded")
        .formParam("hub.mode", "subscribe")
        .post("/websub")
        .then()
        .statusCode(404)
        .body("detail", containsString("isobar.api.public-url"));
  }

  @Test
  void theSameArticlesAreAtomAndJsonFeed() throws Exception {
    service.send(
        article("feed-1")
            .feed("feed-same")
            .with("title", "Talks ]]> on\u0000 <methane> & coal")
            .with("url", "https://example.org/1?a=1&b=2")
            .author("Li Wei")
            .published("2026-01-02T03:00:00Z")
            .topic("methane", "greenhouse-gases"));
    service.awaitTaken();

    Response atom = given().get("/articles/feed.atom?source=feed-same");
    assertThat(atom.contentType()).isEqualTo("application/atom+xml;charset=UTF-8");
    Document feed = parsed(atom);
    assertThat(texts(feed, "id")).contains("tag:isobar.dev,2026:article/feed-1");
    assertThat(texts(feed, "title")).contains("Isobar: feed-same");
    assertThat(texts(feed, "title")).contains("Talks ]]> on  <methane> & coal");
    assertThat(texts(feed, "name")).containsExactly("Li Wei");
    assertThat(texts(feed, "updated")).contains("2026-01-02T03:04:05Z");
    assertThat(texts(feed, "published")).containsExactly("2026-01-02T03:00:00Z");
    assertThat(attributes(feed, "category", "term")).containsExactly("methane");
    assertThat(attributes(feed, "link", "href"))
        .contains("https://example.org/1?a=1&b=2")
        .anyMatch(link -> link.matches("http://.*/articles/feed.atom\\?source=feed-same"))
        .anyMatch(link -> link.matches("http://.*/articles/feed-1"));

    given()
        .get("/articles/feed.json?source=feed-same")
        .then()
        .contentType(startsWith("application/feed+json"))
        .body("version", equalTo("https://jsonfeed.org/version/1.1"))
        .body("items[0].id", equalTo("tag:isobar.dev,2026:article/feed-1"))
        .body("items[0].url", equalTo("https://example.org/1?a=1&b=2"))
        .body("items[0].authors.name", equalTo(List.of("Li Wei")))
        .body("items[0].tags", equalTo(List.of("methane")))
        .body("items[0].content_text", equalTo("Nothing happened."))
        .body("items[0].date_published", equalTo("2026-01-02T03:00:00Z"));
  }

  @Test
  void pagesFollowEachOther() throws Exception {
    service.send(article("feed-page-1").feed("feed-pages").published("2026-01-01"));
    service.send(article("feed-page-2").feed("feed-pages").published("2026-01-02"));
    service.awaitTaken();

    String first = "/articles/feed.json?source=feed-pages&limit=1";
    String next = given().get(first).jsonPath().getString("next_url");
    assertThat(ids(given().get(first))).containsExactly("tag:isobar.dev,2026:article/feed-page-2");
    assertThat(ids(given().urlEncodingEnabled(false).get(next)))
        .containsExactly("tag:isobar.dev,2026:article/feed-page-1");
    Document atom = parsed(given().get(first.replace(".json", ".atom")));
    assertThat(attributes(atom, "link", "rel")).contains("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "json"})
  void aFeedThatHasNotChangedIsNotSentAgain(String format) {
    String source = "feed-cached-" + format;
    String path = "/articles/feed." + format + "?source=" + source;
    service.send(article(source + "-1").feed(source));
    service.awaitTaken();
    given().get(path);
    Response answer = awaitSecond(path);
    String tag = answer.header("ETag");
    String modified = answer.header("Last-Modified");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
    unchanged("If-None-Match", tag, path);
    unchanged("If-Modified-Since", modified, path);

    service.send(article(source + "-other").feed("feed-other"));
    service.awaitTaken();
    unchanged("If-None-Match", tag, path);

    service.send(article(source + "-2").feed(source));
    service.awaitTaken();
    given().header("If-None-Match", tag).get(path).then().statusCode(200);
    given().header("If-Modified-Since", modified).get(path).then().statusCode(200);
    given()
        .header("If-None-Match", tag)
        .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
        .get(path)
        .then()
        .statusCode(200);
  }

  /** Returns an answer whose Last-Modified is that of the next answers too. */
  private static Response awaitSecond(String path) {
    Response answer = given().get(path);
    while (given()
            .header("If-Modified-Since", answer.header("Last-Modified"))
            .get(path)
            .statusCode()
        != 304) {
      answer = given().get(path);
    }
    return answer;
  }

  @Test
  void aStoryIsOneEntry() {
    String text =
        "Delegates from forty states agreed in Nairobi on a fund that pays farmers for mangroves"
            + " which they plant along the coast before the rains of next year begin.";
    service.send(
        article("feed-story-1").feed("feed-story").fetchedAt("2026-01-01T00:00:00Z").text(text));
    service.send(
        article("feed-story-2").feed("feed-story").fetchedAt("2026-01-01T01:00:00Z").text(text));
    service.send(article("feed-story-3").feed("feed-story").fetchedAt("2026-01-01T02:00:00Z"));
    service.awaitTaken();

    JsonPath stories = given().get("/articles/feed.json?source=feed-story&per=story").jsonPath();
    List<String> expected = new ArrayList<>();
    given()
        .get("/articles?source=feed-story")
        .jsonPath()
        .<String>getList("items.story")
        .forEach(story -> expected.add("tag:isobar.dev,2026:story/" + story));
    assertThat(stories.<String>getList("items.id"))
        .hasSize(2)
        .containsExactlyElementsOf(expected.stream().distinct().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /articles/feed.atom?sort=time              | sort      | use after
          /articles/feed.json?per=day                | per       | article, story
          /articles/feed.json?revisions=old          | revisions | update, new, ignore
          /articles/feed.atom?per=story&after=0.AAAA | after     | omit
          /articles/feed.atom?tz=Mars                | tz        | Asia/Shanghai
          /articles/feed.atom?limit=0                | limit     | from 1 to 1000
          """)
  void namesTheWrongParameter(String path, String parameter, String remedy) {
    given()
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(parameter))
        .body("errors[0].detail", containsString(remedy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html,application/xhtml+xml,*/*;q=0.8 | /articles/feed.atom | application/atom+xml
          application/rss+xml                       | /articles/feed.atom | application/atom+xml
          text/html                                 | /articles/feed.json | application/feed+json
          application/atom+xml                      | /articles           | application/atom+xml
          application/feed+json                     | /articles           | application/feed+json
          text/html,*/*;q=0.8                       | /articles           | application/json
          */*                                       | /articles           | application/json
          """)
  void aPlainAddressNeedsNoAcceptHeader(String accept, String path, String type) {
    given().header("Accept", accept).get(path).then().statusCode(200).contentType(startsWith(type));
  }

  private static void unchanged(String header, String value, String path) {
    given().header(header, value).get(path).then().statusCode(304);
  }

  private static List<String> ids(Response feed) {
    return feed.jsonPath().getList("items.id");
  }

  private static Document parsed(Response answer) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.then().statusCode(200).extract().asByteArray()));
  }

  private static List<String> texts(Document feed, String element) {
    return nodes(feed, element).stream().map(Node::getTextContent).toList();
  }

  private static List<String> attributes(Document feed, String element, String attribute) {
    return nodes(feed, element).stream()
        .map(node -> node.getAttributes().getNamedItem(attribute))
        .filter(value -> value != null)
        .map(Node::getNodeValue)
        .toList();
  }

  private static List<Node> nodes(Document feed, String element) {
    NodeList found = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", element);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      nodes.add(found.item(i));
    }
    return nodes;
  }
}
