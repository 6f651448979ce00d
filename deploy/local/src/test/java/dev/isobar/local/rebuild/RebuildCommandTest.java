package dev.isobar.local.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.isobar.local.client.StubService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(30)
class RebuildCommandTest {
  private final List<String> requests = new ArrayList<>();
  private final Deque<Reply> answers = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private StubService service;

  private record Reply(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    service = new StubService(this::answer);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void showsTheProgressUntilItIsDone() {
    answers.add(new Reply(202, ""));
    answers.add(progress("reading", 500, null));
    answers.add(progress("done", 1000, null));
    assertThat(run("--key", "secret")).isZero();
    assertThat(requests)
        .containsExactly(
            "POST /admin/rebuild Bearer secret",
            "GET /admin/rebuild Bearer secret",
            "GET /admin/rebuild Bearer secret");
    assertThat(out.toString()).contains("reading: 500 of", "(50 %)", "done:", "2,000 articles");
  }

  @Test
  void aFailureAndARefusalEndWithAnError() {
    answers.add(new Reply(202, ""));
    answers.add(progress("failed", 500, "\"no space\""));
    assertThat(run()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("no space");

    answers.add(new Reply(409, "{\"title\":\"The view is being rebuilt\",\"detail\":\"Wait\"}"));
    assertThat(run()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("The view is being rebuilt (409): Wait");
  }

  @Test
  void theStatusStartsNothing() {
    answers.add(progress("reading", 10, null));
    assertThat(run("--status")).isZero();
    assertThat(requests).containsExactly("GET /admin/rebuild null");
  }

  private static Reply progress(String state, int read, String error) {
    return new Reply(
        200,
        "{\"state\":\"%s\",\"read\":%d,\"total\":1000,\"articles\":%d,\"articlesPerSecond\":2000,\"error\":%s}"
            .formatted(state, read, read, error));
  }

  private int run(String... arguments) {
    RebuildCommand command = new RebuildCommand();
    command.pause = Duration.ofMillis(1);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", service.uri().toString()));
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization")));
    Reply reply = answers.remove();
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
