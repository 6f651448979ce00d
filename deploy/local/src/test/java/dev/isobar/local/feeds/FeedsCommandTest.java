package dev.isobar.local.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.isobar.local.client.StubService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(20)
class FeedsCommandTest {
  @TempDir Path dir;

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private StubService service;

  @BeforeEach
  void start() throws IOException {
    service = new StubService(this::answer);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void listsAllPages() {
    answers.put(
        "GET /feeds?limit=1000&tag=a%20b",
        "{\"feeds\":[{\"id\":\"x\",\"url\":\"http://x/\"}],\"next\":\"x\"}");
    answers.put(
        "GET /feeds?limit=1000&tag=a%20b&after=x",
        "{\"feeds\":[{\"id\":\"y\",\"url\":\"http://y/\",\"paused\":{}}]}");
    assertThat(run("list", "--tag", "a b")).isZero();
    assertThat(output()).contains("x  http://x/\n", "y  http://y/  (paused)", "2 feeds");
  }

  @Test
  void addsAddressesAndOpml() throws IOException {
    Path opml = Files.writeString(dir.resolve("a.opml"), "<opml/>");
    answers.put("POST /feeds", "{\"id\":\"x\",\"url\":\"http://x/\"}");
    answers.put(
        "POST /feeds/opml",
        "{\"feeds\":[{\"id\":\"z\",\"url\":\"http://z/\",\"outcome\":\"added\"},"
            + "{\"url\":\"ftp://z\",\"outcome\":\"refused\",\"errors\":[{\"pointer\":\"/url\",\"detail\":\"no\"}]}]}");
    assertThat(run("add", "--tag", "t", "http://x/", opml.toString())).isEqualTo(1);
    assertThat(requests).contains("{\"url\":\"http://x/\",\"tags\":[\"t\"]}", "<opml/>");
    assertThat(output()).contains("added x", "added z", "refused", "/url no");
  }

  @Test
  void showsADifferenceAndAppliesIt() throws IOException {
    Path yaml = Files.writeString(dir.resolve("feeds.yaml"), "feeds: []");
    String diff =
        "{\"dryRun\":%s,\"added\":[{\"id\":\"n\",\"url\":\"http://n/\"}],\"changed\":[{\"id\":\"c\","
            + "\"before\":{\"title\":\"A\"},\"after\":{\"title\":\"B\",\"tags\":[\"t\"]}}],"
            + "\"removed\":[{\"id\":\"r\",\"url\":\"http://r/\"}]}";
    answers.put("PUT /feeds?dryRun=true", diff.formatted("true"));
    answers.put("PUT /feeds?dryRun=false", diff.formatted("false"));
    assertThat(run("diff", yaml.toString())).isEqualTo(1);
    assertThat(output())
        .contains("+ n", "~ c", "title: A -> B", "tags: default -> [\"t\"]", "- r")
        .contains("3 feeds would change");
    assertThat(run("apply", "--dry-run", yaml.toString())).isZero();
    assertThat(run("apply", yaml.toString())).isZero();
    assertThat(output()).contains("3 feeds changed");
  }

  @Test
  void checksEachFeed() {
    answers.put(
        "GET /feeds?limit=1000",
        "{\"feeds\":[{\"id\":\"x\",\"url\":\"http://x/\"},{\"id\":\"y\",\"url\":\"http://y/\"}]}");
    answers.put("POST /feeds/preview", "{\"entries\":[{},{}],\"warnings\":[\"old\"]}");
    assertThat(run("check", "x")).isZero();
    assertThat(output()).contains("ok      x  2 entries", "old").doesNotContain("y");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("remove", "unknown")).isEqualTo(1);
    assertThat(run("list", "--url", "http://127.0.0.1:1")).isEqualTo(1);
  }

  private int run(String... arguments) {
    FeedsCommand command = new FeedsCommand();
    command.out = new PrintStream(printed, true, UTF_8);
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--url")) {
      all.addAll(1, List.of("--url", service.uri().toString()));
    }
    return new CommandLine(command).execute(all.toArray(String[]::new));
  }

  private String output() {
    return printed.toString(UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String answer = answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    byte[] body = (answer == null ? "{\"detail\":\"no such feed\"}" : answer).getBytes(UTF_8);
    exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
