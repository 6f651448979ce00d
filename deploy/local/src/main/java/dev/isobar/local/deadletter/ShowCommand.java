package dev.isobar.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.client.ServiceOptions;
import dev.isobar.local.table.TextTable;
import dev.isobar.local.table.TextTable.Align;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar dead-letters show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows why, when and where a record became a dead letter, and its value.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "LETTER", description = "Such as raw/0/42.")
  String letter;

  @Mixin private ServiceOptions service;

  @Option(names = "--json", description = "Prints the answer of the service.")
  boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return DeadLettersCommand.report(spec, this::show);
  }

  private void show() throws InterruptedException {
    JsonNode shown = new DeadLettersClient(service).show(letter);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(shown.toPrettyString());
      out.flush();
      return;
    }
    TextTable table = new TextTable(Align.LEFT, Align.LEFT);
    table.row("letter", letter);
    for (String name : new String[] {"reason", "message", "service", "time", "key", "feed"}) {
      if (shown.has(name)) {
        table.row(name, plain(shown.path(name).asText()));
      }
    }
    if (shown.has("origin")) {
      table.row("origin", position(shown.path("origin")));
    }
    shown.path("history").forEach(one -> table.row("replay " + one.path("number"), replay(one)));
    if (shown.has("replayed")) {
      table.row("replayed", replay(shown.path("replayed")));
    }
    out.print(table);
    value(out, shown.path("value"));
    out.flush();
  }

  private static void value(PrintWriter out, JsonNode value) {
    if (value.isMissingNode()) {
      out.println("\nThe record has no value.");
      return;
    }
    String kind = value.has("text") ? "" : ", not text, as Base64";
    String end = value.path("truncated").asBoolean() ? ", the beginning" : "";
    out.printf("%nvalue (%d bytes%s%s):%n", value.path("bytes").asInt(), kind, end);
    out.println(
        value.has("text")
            ? value.path("text").asText().replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\uFFFD")
            : value.path("base64").asText());
  }

  private static String replay(JsonNode replay) {
    return "%s by %s from %s%s, reason %s"
        .formatted(
            replay.path("time").asText(),
            replay.path("by").asText(),
            position(replay.path("letter")),
            replay.path("fixed").asBoolean() ? " (fixed)" : "",
            replay.path("reason").asText("unknown"));
  }

  private static String position(JsonNode position) {
    return "%s/%s/%s"
        .formatted(
            position.path("topic").asText(),
            position.path("partition").asText(),
            position.path("offset").asText());
  }

  /** Keeps control characters of a record from the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
