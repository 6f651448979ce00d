package dev.isobar.local.push;

import dev.isobar.local.client.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Implements {@code isobar.jar push}. Its members name no class of another module: {@code --help}
 * runs without them.
 */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes the articles of files or archives and waits until they are accepted.",
      "Reads pages and texts (.html, .txt), RawArticles (.json, .ndjson), mails (.eml, .mbox) and"
          + " web archives (.warc), each also with .gz, from the disk or from http(s) addresses.",
      "An interrupted push continues where it stopped when the same command runs again. Records"
          + " that are refused are listed in FILE.errors.ndjson in the current folder."
    })
public final class PushCommand implements Callable<Integer> {
  /** The lanes of ingest-service. */
  enum Lane {
    live,
    replay
  }

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or http(s) addresses.")
  List<String> files;

  @Option(
      names = "--feed",
      paramLabel = "NAME",
      defaultValue = "files",
      description = "The feed of articles that name none (default: ${DEFAULT-VALUE}).")
  String feed;

  @Mixin ServiceOptions service;

  @Option(
      names = "--lane",
      description = {
        "live: as fast as possible. replay: slowly, so that live articles do not wait.",
        "Default: replay for .ndjson, .mbox and .warc, live for others."
      })
  Lane lane;

  @Override
  public Integer call() throws InterruptedException {
    boolean good = true;
    for (String file : files) {
      good &= push(file);
    }
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private boolean push(String file) throws InterruptedException {
    Lane chosen = lane(file);
    PushClient client = new PushClient(service.client(PushClient.TIMEOUT), chosen.name());
    try (PushSource source = PushSource.open(file)) {
      FilePush push =
          new FilePush(source, feed, client, new ProgressBar(source), Path.of("").toAbsolutePath());
      FilePush.Result result = push.run();
      System.out.println(result.summary(source.name()));
      return result.refused() == 0;
    } catch (IOException e) {
      System.err.println("isobar: " + file + ": " + e.getMessage());
      return false;
    }
  }

  private Lane lane(String file) {
    if (lane != null) {
      return lane;
    }
    return PushSource.isArchive(file) ? Lane.replay : Lane.live;
  }
}
