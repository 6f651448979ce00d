package dev.isobar.local.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.files.ArticleFile;
import dev.isobar.files.FileArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pushes one file in chunks, and remembers how far it came. */
final class FilePush {
  private static final int CHUNK = 200;
  private static final int CHUNK_BYTES = 4 << 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  private final PushSource source;
  private final String feed;
  private final PushClient client;
  private final ProgressBar progress;
  private final PushProgress saved;
  private final Path errors;
  private final List<FileArticle> chunk = new ArrayList<>();
  private int chunkBytes;
  private long accepted;
  private long refused;

  /**
   * Creates a push.
   *
   * @param folder where the progress and the errors are written
   */
  FilePush(PushSource source, String feed, PushClient client, ProgressBar progress, Path folder) {
    this.source = source;
    this.feed = feed;
    this.client = client;
    this.progress = progress;
    this.saved = new PushProgress(folder, source.identity());
    this.errors = folder.resolve(source.name() + ".errors.ndjson");
  }

  /**
   * Holds the result.
   *
   * @param skipped the records that an earlier push has done
   */
  record Result(long accepted, long refused, long skipped, Path errors) {
    String summary(String name) {
      return "%s: %,d accepted, %,d refused%s%s"
          .formatted(
              name,
              accepted,
              refused,
              skipped == 0 ? "" : ", continued after record %,d".formatted(skipped),
              refused == 0 ? "" : " (see " + errors.getFileName() + ")");
    }
  }

  /**
   * Pushes the file.
   *
   * @throws IOException if the file cannot be read, or the service is away for ten minutes; the
   *     next push continues then
   */
  Result run() throws IOException, InterruptedException {
    long done = saved.record();
    if (done == 0) {
      Files.deleteIfExists(errors);
    }
    new ArticleFile(source.name(), feed, source.time(), ContractJson.DEFAULT_MAX_BYTES)
        .read(
            source.stream(),
            each -> {
              if (each.number() > done) {
                take(each);
              }
            });
    flush();
    saved.delete();
    progress.end();
    return new Result(accepted, refused, done, errors);
  }

  private void take(FileArticle each) throws IOException, InterruptedException {
    chunk.add(each);
    chunkBytes += each.json() == null ? 0 : each.json().length;
    if (chunk.size() == CHUNK || chunkBytes > CHUNK_BYTES) {
      flush();
    }
  }

  private void flush() throws IOException, InterruptedException {
    List<FileArticle> readable = new ArrayList<>();
    for (FileArticle each : chunk) {
      if (each.error() == null) {
        readable.add(each);
      } else {
        refuse(each.number(), each.error());
      }
    }
    pushAll(readable);
    if (!chunk.isEmpty()) {
      saved.write(chunk.get(chunk.size() - 1).number());
    }
    chunk.clear();
    chunkBytes = 0;
    progress.show(accepted, refused);
  }

  private void pushAll(List<FileArticle> articles) throws IOException, InterruptedException {
    List<FileArticle> left = articles;
    Duration pause = FIRST_PAUSE;
    Duration waited = Duration.ZERO;
    while (!left.isEmpty()) {
      String problem = null;
      int before = left.size();
      try {
        left = attempt(left);
        problem = "ingest-service is busy or without its broker";
      } catch (PushClient.RefusedException e) {
        throw new IOException(e.getMessage());
      } catch (IOException e) {
        problem = e.toString();
      }
      if (left.size() < before) {
        waited = Duration.ZERO;
        pause = FIRST_PAUSE;
      }
      if (!left.isEmpty()) {
        if (waited.compareTo(GIVE_UP) > 0) {
          throw new IOException(problem + "; the same command continues the push");
        }
        Thread.sleep(pause.toMillis());
        waited = waited.plus(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    }
  }

  /** Returns the articles to send again. */
  private List<FileArticle> attempt(List<FileArticle> articles)
      throws IOException, InterruptedException {
    List<JsonNode> receipts = client.push(articles.stream().map(FileArticle::json).toList());
    List<FileArticle> again = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      int status = i < receipts.size() ? receipts.get(i).path("status").asInt() : 503;
      if (status == 202) {
        accepted++;
      } else if (status == 429 || status >= 500) {
        again.add(articles.get(i));
      } else {
        JsonNode problem = receipts.get(i);
        JsonNode detail = problem.at("/errors/0");
        refuse(
            articles.get(i).number(),
            detail.isMissingNode()
                ? problem.path("detail").asText()
                : detail.path("pointer").asText() + " " + detail.path("detail").asText());
      }
    }
    return again;
  }

  private void refuse(long record, String error) throws IOException {
    refused++;
    ObjectNode line = ContractJson.mapper().createObjectNode();
    line.put("record", record).put("error", error);
    Files.writeString(errors, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
