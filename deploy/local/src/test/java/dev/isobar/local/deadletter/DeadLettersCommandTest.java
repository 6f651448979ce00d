package dev.isobar.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.isobar.local.client.StubService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(30)
class DeadLettersCommandTest {
  private static final String ITEM =
      """
      {"id":"raw/0/42","time":"2024-05-07T09:30:00.123Z","reason":"not-json","feed":"f",
       "message":"is not JSON\\u001b[31m","bytes":3,"history":[],"key":"k",
       "origin":{"topic":"isobar.articles.raw","partition":3,"offset":17},
       "replayed":{"number":2,"by":"ops","time":"2024-05-08T00:00:00Z","fixed":true,
         "letter":{"topic":"isobar.articles.raw.dlq","partition":0,"offset":42}},
       "value":{"text":"a\\u001bb","bytes":3,"truncated":false}}
      """;

  @TempDir Path folder;

  private final List<String> requests = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private StubService service;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    service = new StubService(this::answer);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void listsAsATable() {
    answers.add("{\"items\":[" + ITEM + "],\"next\":\"0-42\",\"partial\":true}");
    assertThat(run("list", "--reason", "not-json", "--feed", "a b", "--key", "s3cret")).isZero();
    assertThat(requests)
        .containsExactly(
            "GET /dead-letters?topic=raw&reason=not-json&feed=a+b&limit=20 Bearer s3cret ");
    assertThat(out.toString())
        .contains("LETTER", "raw/0/42", "2024-05-07T09:30:00Z", "not-json", "2 done")
        .contains("--after 0-42")
        .doesNotContain("\u001b");
  }

  @Test
  void showsOneLetterWithoutControlCharacters() {
    answers.add(ITEM);
    assertThat(run("show", "raw/0/42")).isZero();
    assertThat(requests).containsExactly("GET /dead-letters/raw/0/42 null ");
    assertThat(out.toString())
        .contains("isobar.articles.raw/3/17", "by ops", "(fixed)", "a\uFFFDb")
        .doesNotContain("\u001b");
  }

  @Test
  void fixesALetterWithAFile() throws IOException {
    Path fixed = Files.writeString(folder.resolve("fixed.json"), "{}");
    answers.add("{\"articleId\":\"abc\"}");
    assertThat(run("fix", "raw/0/42", fixed.toString())).isZero();
    assertThat(requests).containsExactly("POST /dead-letters/raw/0/42/replay null {}");
    assertThat(out.toString()).contains("abc");
  }

  @Test
  void replaysAFilterUntilNothingIsLeft() {
    answers.add("{\"matched\":2,\"replayed\":2,\"failed\":0,\"next\":\"0-7\"}");
    answers.add("{\"matched\":1,\"replayed\":1,\"failed\":0}");
    assertThat(run("replay", "--topic", "enriched", "--all")).isZero();
    assertThat(requests)
        .containsExactly(
            "POST /dead-letters/replay?topic=enriched&dryRun=false null ",
            "POST /dead-letters/replay?topic=enriched&dryRun=false&after=0-7 null ");
    assertThat(out.toString()).contains("3 dead letters replayed");
  }

  @Test
  void reportsLettersThatWereNotReplayed() {
    answers.add(
        "{\"matched\":2,\"replayed\":1,\"failed\":1,\"failures\":[{\"detail\":\"broker away\"}]}");
    assertThat(run("replay", "--reason", "x")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("1 not replayed", "broker away");
  }

  @Test
  void replaysSingleLetters() {
    answers.addAll(List.of("{}", "{}"));
    assertThat(run("replay", "raw/0/1", "enriched/0/2")).isZero();
    assertThat(requests)
        .containsExactly(
            "POST /dead-letters/raw/0/1/replay null ",
            "POST /dead-letters/enriched/0/2/replay null ");
  }

  @Test
  void asksForLettersOrAFilter() {
    assertThat(run("replay")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("replay", "raw/0/1", "--feed", "f")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(requests).isEmpty();
  }

  @Test
  void reportsRefusalsAndAbsence() {
    status = 404;
    answers.add("{\"title\":\"Not found\",\"detail\":\"no longer kept\"}");
    assertThat(run("show", "raw/0/42")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("Not found (404): no longer kept");
    assertThat(run("show", "../0/42")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("raw/0/42");
    service.close();
    assertThat(run("list")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("does not answer");
  }

  private int run(String... arguments) {
    String url = service.uri().toString();
    String[] all =
        Stream.concat(Arrays.stream(arguments), Stream.of("--url", url)).toArray(String[]::new);
    return new CommandLine(new DeadLettersCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] body = answers.remove().getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
