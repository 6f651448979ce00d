package dev.isobar.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.local.client.ServiceClient;
import dev.isobar.local.client.ServiceOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Implements {@code isobar.jar feeds}: lists and changes the feeds of a running newswire. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists and changes the feeds of a running newswire.")
public final class FeedsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  PrintStream out = System.out;

  @Override
  public Integer call() {
    spec.commandLine().usage(out);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(name = "list", description = "Lists the feeds.", mixinStandardHelpOptions = true)
  Integer list(
      @Option(names = "--tag", paramLabel = "TAG", description = "Only feeds with this tag.")
          String tag) {
    return run(
        client -> {
          List<JsonNode> feeds = client.list(tag);
          feeds.forEach(feed -> out.println(line(feed)));
          out.println(feeds.size() + (feeds.size() == 1 ? " feed" : " feeds"));
          return true;
        });
  }

  @Command(
      name = "add",
      description = "Adds feeds by address, or those of OPML files.",
      mixinStandardHelpOptions = true)
  Integer add(
      @Parameters(arity = "1..*", paramLabel = "URL|FILE.opml") List<String> feeds,
      @Option(names = "--tag", paramLabel = "TAG", description = "A tag of the added addresses.")
          List<String> tags) {
    return run(
        client -> {
          boolean good = true;
          for (String feed : feeds) {
            good &= feed.matches("(?i)https?:.*") ? add(client, feed, tags) : load(client, feed);
          }
          return good;
        });
  }

  @Command(name = "remove", description = "Removes feeds.", mixinStandardHelpOptions = true)
  Integer remove(@Parameters(arity = "1..*", paramLabel = "ID") List<String> ids) {
    return run(
        client -> {
          for (String id : ids) {
            client.remove(id);
            out.println("removed " + id);
          }
          return true;
        });
  }

  @Command(
      name = "diff",
      description = {
        "Shows what apply would change. Ends with 1 if something differs.",
        "FILE is YAML with all feeds, as GET /feeds with Accept: application/yaml returns it."
      },
      mixinStandardHelpOptions = true)
  Integer diff(@Parameters(paramLabel = "FILE") Path file) {
    return run(client -> print(client.replace(Files.readAllBytes(file), true)) == 0);
  }

  @Command(
      name = "apply",
      description = "Makes the feeds equal to those of a YAML file: others are removed.",
      mixinStandardHelpOptions = true)
  Integer apply(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--dry-run", description = "Only shows what would change.") boolean dryRun) {
    return run(
        client -> {
          print(client.replace(Files.readAllBytes(file), dryRun));
          return true;
        });
  }

  @Command(
      name = "check",
      description = "Tries feeds: reads each and shows its entries. Publishes nothing.",
      mixinStandardHelpOptions = true)
  Integer check(
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Default: all feeds.")
          List<String> ids) {
    return run(
        client -> {
          boolean good = true;
          for (JsonNode feed : client.list(null)) {
            if (ids == null || ids.contains(feed.path("id").asText())) {
              good &= FeedTrial.of(client, feed, out);
            }
          }
          return good;
        });
  }

  private interface Action {
    boolean run(FeedsClient client) throws IOException, InterruptedException;
  }

  private int run(Action action) {
    ServiceClient ingest = service.client(FeedsClient.TIMEOUT);
    try {
      boolean good = action.run(new FeedsClient(ingest));
      return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (ConnectException e) {
      System.err.println("isobar: nothing answers at " + ingest + ": start it, or set --url");
    } catch (IOException e) {
      System.err.println("isobar: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private boolean add(FeedsClient client, String url, List<String> tags)
      throws InterruptedException {
    ObjectNode feed = JsonNodeFactory.instance.objectNode().put("url", url);
    if (tags != null) {
      tags.forEach(feed.withArray("tags")::add);
    }
    try {
      out.println("added " + line(client.post("/feeds", feed)));
      return true;
    } catch (IOException e) {
      System.err.println("isobar: " + url + ": " + e.getMessage());
      return false;
    }
  }

  private boolean load(FeedsClient client, String file) throws IOException, InterruptedException {
    JsonNode answer = client.importOpml(Files.readAllBytes(Path.of(file)));
    List<String> refused = new ArrayList<>();
    for (JsonNode feed : answer.path("feeds")) {
      out.println(feed.path("outcome").asText() + " " + line(feed));
      for (JsonNode error : feed.path("errors")) {
        refused.add(error.toString());
        out.println("  " + error.path("pointer").asText() + " " + error.path("detail").asText());
      }
    }
    return refused.isEmpty();
  }

  /** Prints a difference and returns how many feeds differ. */
  private int print(JsonNode diff) {
    for (JsonNode feed : diff.path("added")) {
      out.println("+ " + line(feed));
    }
    for (JsonNode change : diff.path("changed")) {
      out.println("~ " + change.path("id").asText());
      FieldChanges.of(change.path("before"), change.path("after"))
          .forEach(line -> out.println("    " + line));
    }
    for (JsonNode feed : diff.path("removed")) {
      out.println("- " + line(feed));
    }
    int count = diff.path("added").size() + diff.path("changed").size();
    int all = count + diff.path("removed").size();
    String word = diff.path("dryRun").asBoolean() ? " would change" : " changed";
    out.println(all + (all == 1 ? " feed" : " feeds") + word);
    return all;
  }

  private static String line(JsonNode feed) {
    String paused = feed.has("paused") ? "  (paused)" : "";
    return feed.path("id").asText("") + "  " + feed.path("url").asText() + paused;
  }
}
