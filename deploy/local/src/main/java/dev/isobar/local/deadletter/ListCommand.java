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
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar dead-letters list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists dead letters, the newest first.")
final class ListCommand implements Callable<Integer> {
  private static final int MAX_MESSAGE = 70;

  @Spec private CommandSpec spec;
  @Mixin private FilterOptions filter;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--replayed",
      arity = "1",
      paramLabel = "true|false",
      description = "Only letters that were replayed, or only others.")
  Boolean replayed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many letters (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Continues a list.")
  String after;

  @Option(names = "--json", description = "Prints the answer of the service.")
  boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return DeadLettersCommand.report(spec, this::list);
  }

  private void list() throws InterruptedException {
    JsonNode page =
        new DeadLettersClient(service)
            .list(
                filter.query(
                    "replayed",
                    replayed == null ? null : replayed.toString(),
                    "limit",
                    String.valueOf(limit),
                    "after",
                    after));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(page.toPrettyString());
      out.flush();
      return;
    }
    if (page.path("items").isEmpty()) {
      out.println("no dead letters");
    } else {
      out.print(table(page.path("items")));
    }
    if (page.path("partial").asBoolean()) {
      out.println("The service stopped searching at its limit; the list continues.");
    }
    if (page.has("next")) {
      out.println("More: --after " + page.path("next").asText());
    }
    out.flush();
  }

  private static TextTable table(JsonNode items) {
    TextTable table =
        new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT)
            .row("LETTER", "TIME", "REASON", "FEED", "REPLAYS", "MESSAGE");
    for (JsonNode item : items) {
      table.row(
          item.path("id").asText(),
          item.path("time").asText().replaceFirst("\\.\\d+Z$", "Z"),
          item.path("reason").asText("-"),
          item.path("feed").asText("-"),
          replays(item),
          shortened(item.path("message").asText()));
    }
    return table;
  }

  /** Returns how often the record was replayed, with a mark if this letter is done. */
  private static String replays(JsonNode item) {
    return item.has("replayed")
        ? item.at("/replayed/number").asText() + " done"
        : String.valueOf(item.path("history").size());
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "..." : line;
  }
}
