package dev.isobar.local.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.isobar.local.client.ServiceClient;
import dev.isobar.local.client.StubService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FilePushTest {
  @TempDir Path folder;

  private final List<String> received = new ArrayList<>();
  private StubService service;
  private volatile int failAfter = Integer.MAX_VALUE;
  private volatile int busyOnce;
  private volatile int answer = 200;

  @BeforeEach
  void start() throws IOException {
    service = new StubService(this::take);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void pushesEachRecordOnce() throws Exception {
    FilePush.Result result = push(lines(450));

    assertThat(result.accepted()).isEqualTo(450);
    assertThat(received).hasSize(450).doesNotHaveDuplicates();
    assertThat(files()).containsExactly("a.ndjson");
  }

  @Test
  void sendsBusyArticlesAgain() throws Exception {
    busyOnce = 3;

    FilePush.Result result = push(lines(5));

    assertThat(result.accepted()).isEqualTo(5);
    assertThat(received).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void continuesWhereItWasInterrupted() throws Exception {
    Path file = lines(450);
    failAfter = 200;
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> push(file)).isInstanceOf(InterruptedException.class);
    new PushProgress(folder, source(file).identity()).write(200);
    failAfter = Integer.MAX_VALUE;

    FilePush.Result result = push(file);

    assertThat(result.skipped()).isEqualTo(200);
    assertThat(result.accepted()).isEqualTo(250);
    assertThat(received.get(0)).contains("\"n\":201");
  }

  @Test
  void listsRefusedRecordsWithTheirErrors() throws Exception {
    Path file = folder.resolve("a.ndjson");
    Files.writeString(file, "{\"n\":1}\n{\"bad\":2}\n{\"n\":3}\n");

    FilePush.Result result = push(file);

    assertThat(result.refused()).isEqualTo(1);
    assertThat(result.summary("a.ndjson"))
        .isEqualTo("a.ndjson: 2 accepted, 1 refused (see a.ndjson.errors.ndjson)");
    assertThat(folder.resolve("a.ndjson.errors.ndjson"))
        .content()
        .isEqualTo("{\"record\":2,\"error\":\"/feed is required\"}\n");
  }

  @Test
  void stopsWithTheAnswerWhenTheServiceRefusesThePush() throws Exception {
    answer = 401;

    assertThatThrownBy(() -> push(lines(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no key");
  }

  private Path lines(int count) throws IOException {
    Path file = folder.resolve("a.ndjson");
    Files.write(file, IntStream.rangeClosed(1, count).mapToObj(n -> "{\"n\":" + n + "}").toList());
    return file;
  }

  private static PushSource source(Path file) throws IOException {
    return PushSource.open(file.toString());
  }

  private FilePush.Result push(Path file) throws IOException, InterruptedException {
    URI ingest = service.uri();
    try (PushSource source = source(file)) {
      return new FilePush(
              source,
              "files",
              new PushClient(new ServiceClient(ingest, null, PushClient.TIMEOUT), "replay"),
              new ProgressBar(source),
              folder)
          .run();
    }
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString()).toList();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (answer != 200 || received.size() >= failAfter) {
      byte[] no = "no key".getBytes(UTF_8);
      exchange.sendResponseHeaders(answer == 200 ? 503 : answer, no.length);
      exchange.getResponseBody().write(no);
      exchange.close();
      return;
    }
    byte[] receipts =
        body.lines().map(this::receipt).collect(Collectors.joining("\n")).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, receipts.length);
    exchange.getResponseBody().write(receipts);
    exchange.close();
  }

  private String receipt(String line) {
    if (busyOnce > 0) {
      busyOnce--;
      return "{\"status\":503}";
    }
    if (line.contains("bad")) {
      return "{\"status\":400,\"errors\":[{\"pointer\":\"/feed\",\"detail\":\"is required\"}]}";
    }
    received.add(line);
    return "{\"status\":202}";
  }
}
