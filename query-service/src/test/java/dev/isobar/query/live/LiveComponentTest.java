package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.Canary;
import dev.isobar.query.cursor.StreamCursor;
import dev.isobar.testing.Polling;
import dev.isobar.testing.SseEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LiveBroker.class, restrictToAnnotatedClass = true)
class LiveComponentTest {
  private static int ids;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource("/live")
  URI live;

  @Inject MeterRegistry metrics;

  private EnrichedTopic topic;
  private final List<EventStream> open = new ArrayList<>();

  @BeforeEach
  void connect() {
    topic = new EnrichedTopic(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    open.forEach(EventStream::close);
    topic.close();
    Polling.until("end of the subscriptions", () -> subscribers() == 0);
  }

  @Test
  void sendsNewArticlesWithoutSince() {
    EventStream stream = open("");
    assertThat(stream.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream;charset=UTF-8");
    assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    String id = id();
    byte[] json =
        ContractJson.write(Articles.article(id, 1, "methane", "one\ntwo\n\n甲烷 \uD83C\uDF0D"));
    topic.send(
        id,
        new String(json, StandardCharsets.UTF_8)
            .replace(",", ",\r\n")
            .getBytes(StandardCharsets.UTF_8));
    SseEvent event = stream.next("article");
    assertThat(event.json().get("id").asText()).isEqualTo(id);
    assertThat(event.json().get("text").asText()).isEqualTo("one\ntwo\n\n甲烷 \uD83C\uDF0D");
    assertThat(event.id()).isEqualTo(topic.end().toString());
  }

  @Test
  void canariesAreNotShown() {
    String before = topic.end().toString();
    EventStream stream = open("");
    topic.sendCanary(Articles.article(Canary.id(1), 1, "methane", "canary"));
    String id = id();
    topic.send(Articles.article(id, 1, "methane", "article"));
    assertThat(stream.nextId()).isEqualTo(id);
    // Nor to those who read what they have missed.
    assertThat(connect("?since=" + before).nextId()).isEqualTo(id);
  }

  @Test
  void filtersAndStillReportsTheCursor() {
    EventStream stream = open("?topic=forests&q=" + "%E6%A3%AE%E6%9E%97");
    topic.send(Articles.article(id(), 1, "methane", "森林"));
    topic.send(Articles.article(id(), 1, "forests", "甲烷"));
    String wanted = id();
    topic.send(Articles.article(wanted, 1, "forests", "保护森林"));
    assertThat(stream.nextId()).isEqualTo(wanted);
    topic.send(Articles.article(id(), 1, "methane", "nothing"));
    String end = topic.end().toString();
    Polling.until("heartbeat at the end", () -> stream.next("heartbeat").id().equals(end));
  }

  @Test
  void omitsTheTextOnRequest() {
    EventStream stream = open("?fields=light");
    topic.send(Articles.article(id(), 1));
    JsonNode light = stream.next("article").json();
    assertThat(light.has("title")).isTrue();
    assertThat(light.has("text")).isFalse();
  }

  @Test
  void aClientThatReconnectsMissesNothing() {
    EventStream first = open("");
    String seen = id();
    topic.send(Articles.article(seen, 1));
    assertThat(first.nextId()).isEqualTo(seen);
    first.close();
    List<String> missed = send(50);
    EventStream second = connect("?since=v1_0-0", "Last-Event-ID", first.lastEventId());
    assertThat(second.nextIds(50)).containsExactlyInAnyOrderElementsOf(missed);
    String live = id();
    topic.send(Articles.article(live, 1));
    assertThat(second.nextId()).isEqualTo(live);
  }

  @Test
  void replaysFromKafkaWhileMoreArrives() {
    StreamCursor since = topic.end();
    List<String> expected = send(1500);
    EventStream stream = connect("?since=" + since);
    expected.addAll(send(500));
    List<String> received = stream.nextIds(2000);
    assertThat(received).containsExactlyInAnyOrderElementsOf(expected);
    String live = id();
    topic.send(Articles.article(live, 1));
    assertThat(stream.nextId()).isEqualTo(live);
    assertThat(stream.lastEventId()).isEqualTo(topic.end().toString());
  }

  @Test
  void theHeaderSaysWhereTheStreamBegins() {
    StreamCursor end = topic.end();
    assertThat(from(open(""))).isEqualTo(end.toString());

    String seen = id();
    topic.send(Articles.article(seen, 1));
    EventStream resumed = connect("?since=" + end);
    assertThat(from(resumed)).isEqualTo(end.toString());
    assertThat(resumed.nextId()).isEqualTo(seen);
  }

  @Test
  void replaysTheOldestThatKafkaKeeps() {
    topic.deleteBefore(topic.end());
    String kept = topic.end().toString();
    List<String> expected = send(20);
    EventStream stream = connect("?since=earliest");
    assertThat(from(stream)).isEqualTo(kept);
    assertThat(stream.nextIds(20)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void saysWhatDoesNotMatchAnyMore() {
    StreamCursor since = topic.end();
    EventStream stream = open("?topic=forests&left=true");
    String id = id();
    topic.send(Articles.article(id, 1, "forests", "A text"));
    topic.send(Articles.article(id, 2, "methane", "A text"));
    EventStream later = connect("?topic=forests&left=true&since=" + since);
    for (EventStream each : List.of(stream, later)) {
      assertThat(each.nextId()).isEqualTo(id);
      assertThat(each.next("left").json().get("id").asText()).isEqualTo(id);
    }
  }

  @Test
  void answersHeadWithTheSameHeaders() throws IOException, InterruptedException {
    HttpResponse<String> head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(live)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream;charset=UTF-8");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void skipsInvalidRecordsAndRepetitions() {
    EventStream stream = open("");
    String id = id();
    topic.send(id, "not json".getBytes(StandardCharsets.UTF_8));
    topic.send(id, new byte[0]);
    topic.send(id, null);
    topic.send(Articles.article(id, 1));
    topic.send(Articles.article(id, 1));
    topic.send(Articles.article(id, 2));
    assertThat(stream.next("article").json().get("revision").asLong()).isEqualTo(1);
    assertThat(stream.next("article").json().get("revision").asLong()).isEqualTo(2);
    String end = topic.end().toString();
    Polling.until("heartbeat at the end", () -> stream.next("heartbeat").id().equals(end));
  }

  @Test
  void everySubscriberLearnsOfARemoval() {
    EventStream narrow = open("?topic=unheard-of");
    topic.remove("taken-down");
    assertThat(narrow.next("removed").json().get("id").asText()).isEqualTo("taken-down");

    EventStream later = connect("?since=v1_&topic=unheard-of");
    Polling.until(
        "earlier removal",
        () -> later.next("removed").json().get("id").asText().equals("taken-down"));
  }

  @Test
  void reportsAGapIfThePastHasExpired() {
    StreamCursor since = topic.end();
    send(20);
    StreamCursor kept = topic.end();
    topic.deleteBefore(kept);
    List<String> expected = send(5);
    EventStream stream = connect("?since=" + since);
    assertThat(from(stream)).isEqualTo(kept.toString());
    SseEvent gap = stream.next("gap");
    assertThat(gap.json().get("from").asText()).isEqualTo(since.toString());
    assertThat(gap.json().get("to").asText()).isEqualTo(kept.toString());
    assertThat(gap.json().get("reason").asText()).startsWith("expired: ");
    assertThat(gap.id()).isEqualTo(kept.toString());
    assertThat(stream.nextIds(5)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void reportsAGapIfTheCursorIsBeyondTheEnd() {
    topic.deleteBefore(topic.end());
    List<String> kept = send(3);
    String beyond = topic.end().advance(0, 1_000_000).toString();
    EventStream stream = connect("?since=" + beyond);
    SseEvent gap = stream.next("gap");
    assertThat(gap.json().get("from").asText()).isEqualTo(beyond);
    assertThat(gap.json().get("reason").asText()).startsWith("beyond-end: ");
    assertThat(stream.nextIds(3)).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void restartsWithARecreatedTopic() {
    EventStream stream = open("");
    String old = id();
    topic.send(Articles.article(old, 1));
    assertThat(stream.nextId()).isEqualTo(old);
    topic.createAnew();
    SseEvent gap = stream.next("gap");
    assertThat(gap.json().get("reason").asText()).startsWith("recreated: ");
    List<String> ids = send(3);
    assertThat(stream.nextIds(3)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void disconnectsASlowClientAndServesOthers() throws IOException {
    double before = cutOff();
    try (Socket slow = slowClient("/live")) {
      EventStream good = open("");
      Polling.until(
          "event",
          () -> {
            String id = id();
            topic.send(Articles.article(id, 1, "methane", "x".repeat(100_000)));
            assertThat(good.nextId()).isEqualTo(id);
            return cutOff() > before;
          });
      String id = id();
      topic.send(Articles.article(id, 1));
      assertThat(good.nextId()).isEqualTo(id);
    }
  }

  @Test
  void slowClientsDoNotKeepOthersFromCatchingUp() throws IOException {
    double before = cutOff();
    StreamCursor since = topic.end();
    IntStream.range(0, 60)
        .forEach(i -> topic.sendSoon(Articles.article(id(), 1, "methane", "x".repeat(100_000))));
    topic.flush();
    String last = id();
    topic.send(Articles.article(last, 1, "forests", "last"));
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      slow.add(slowClient("/live?since=" + since));
    }
    EventStream good = connect("?topic=forests&since=" + since);
    assertThat(good.nextId()).isEqualTo(last);
    Polling.until("three cut-off subscribers", () -> cutOff() == before + 3);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void followsNewPartitions() {
    EventStream stream = open("");
    topic.addPartition();
    String id = id();
    topic.sendTo(topic.partitions() - 1, Articles.article(id, 1));
    assertThat(stream.nextId()).isEqualTo(id);
  }

  @Test
  void refusesInvalidParameters() throws IOException {
    refused("?since=v1_0", "since");
    refused("?since=v1_0-1&since=v1_0-2", "since");
    refused("?since=", "since", "Last-Event-ID", "v1_0-1");
    refused("?fields=heavy", "fields");
    refused("?topics=methane", "topics");
    refused("?from=yesterday", "from");
    refused("?from=-9999-01-01", "from");
    refused("?to=%2B999999999-12-31", "to");
    refused("", "Last-Event-ID", "Last-Event-ID", "4711");
  }

  @Test
  void refusesTooManySubscribers() throws IOException {
    for (int i = 0; i < 10; i++) {
      connect("");
    }
    HttpResponse<InputStream> answer = EventStream.request(live);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(ContractJson.mapper().readTree(answer.body()).get("type").asText())
        .isEqualTo("https://isobar.dev/problems/too-many-subscribers");
  }

  @Test
  void isDescribedInOpenApi() throws IOException {
    InputStream answer = EventStream.request(live.resolve("/q/openapi?format=json")).body();
    assertThat(ContractJson.mapper().readTree(answer).at("/paths/~1live/get/parameters"))
        .anyMatch(parameter -> parameter.get("name").asText().equals("since"));
  }

  private static String from(EventStream stream) {
    return stream.headers().firstValue("Isobar-Stream-From").orElse(null);
  }

  /** Reads the answer's first words and then no more. */
  private Socket slowClient(String path) throws IOException {
    Socket slow = new Socket();
    slow.setReceiveBufferSize(4096);
    slow.connect(new InetSocketAddress(live.getHost(), live.getPort()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
    slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String answer = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    assertThat(answer).isEqualTo("HTTP/1.1 200");
    return slow;
  }

  private void refused(String query, String parameter, String... headers) throws IOException {
    HttpResponse<InputStream> answer = EventStream.request(URI.create(live + query), headers);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = ContractJson.mapper().readTree(answer.body());
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(parameter);
    assertThat(problem.at("/status").asInt()).isEqualTo(400);
  }

  private List<String> send(int count) {
    List<String> sent = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(
            i -> {
              sent.add(id());
              topic.sendSoon(Articles.article(sent.get(i), 1));
            });
    topic.flush();
    return sent;
  }

  /** Returns a stream whose first heartbeat has arrived, so that it has its position. */
  private EventStream open(String query, String... headers) {
    EventStream stream = connect(query, headers);
    stream.next("heartbeat");
    return stream;
  }

  private EventStream connect(String query, String... headers) {
    EventStream stream = EventStream.connect(URI.create(live + query), headers);
    open.add(stream);
    return stream;
  }

  private double subscribers() {
    return metrics.get("isobar.live.subscribers").gauge().value();
  }

  private double cutOff() {
    return metrics.get("isobar.live.cut.off").counter().count();
  }

  private static String id() {
    return "article-" + ids++;
  }
}
