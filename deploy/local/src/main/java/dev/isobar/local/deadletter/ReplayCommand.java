package dev.isobar.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.client.ServiceOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar dead-letters replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes dead letters again, unchanged, to the Kafka topic that they came from.",
      "Give letters, or a filter. With a filter, letters that were replayed already are skipped."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "LETTER", description = "Such as raw/0/42.")
  List<String> letters = List.of();

  @Mixin private FilterOptions filter;
  @Mixin private ServiceOptions service;

  @Option(names = "--all", description = "Replays all letters of --topic.")
  boolean all;

  @Option(names = "--dry-run", description = "Only counts the letters of the filter.")
  boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    boolean filtered =
        filter.reason != null || filter.feed != null || filter.from != null || filter.to != null;
    if (!letters.isEmpty() && (filtered || all || dryRun)) {
      throw new ParameterException(spec.commandLine(), "Give letters or a filter, not both");
    }
    if (letters.isEmpty() && !filtered && !all) {
      throw new ParameterException(
          spec.commandLine(), "Give letters, a filter such as --reason, or --all");
    }
    return DeadLettersCommand.report(spec, letters.isEmpty() ? this::byFilter : this::oneByOne);
  }

  private void oneByOne() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    for (String letter : letters) {
      JsonNode result = new DeadLettersClient(service).replay(letter, new byte[0]);
      out.printf(
          "%s replayed to %s%n", letter, result.at("/written/topic").asText("its Kafka topic"));
      out.flush();
    }
  }

  /** Repeats the request, which is limited, until nothing is left. */
  private void byFilter() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    DeadLettersClient client = new DeadLettersClient(service);
    String after = null;
    int matched = 0;
    int replayed = 0;
    do {
      JsonNode result =
          client.replayAll(filter.query("dryRun", String.valueOf(dryRun), "after", after));
      matched += result.path("matched").asInt();
      replayed += result.path("replayed").asInt();
      if (result.path("failed").asInt() > 0) {
        out.printf("%d of %d dead letters replayed%n", replayed, matched);
        out.flush();
        throw new RefusedException(
            result.path("failed").asInt()
                + " not replayed, run it again: "
                + result.at("/failures/0/detail").asText("the service ran out of time"));
      }
      String next = result.path("next").asText(null);
      if (next != null && next.equals(after)) {
        throw new RefusedException("the service cannot read on within its time: try again later");
      }
      after = next;
    } while (after != null);
    out.printf(
        dryRun ? "%d dead letters match%n" : "%d dead letters replayed%n",
        dryRun ? matched : replayed);
    out.flush();
  }
}
