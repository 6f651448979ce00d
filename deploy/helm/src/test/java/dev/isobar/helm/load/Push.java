package dev.isobar.helm.load;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pushes articles to ingest-service, each until it is accepted, and writes down the receipts. */
final class Push {
  private static final Pattern RECEIPT =
      Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"revision\":(\\d+)");
  private static final int CONNECTIONS = 12;
  private static final int LINES = 100;
  private static final int CLIMATE_ONE_IN = 10;
  private static final int FAILURES_SHOWN = 10;

  private final Services services = new Services();
  private final String uri;
  private final String feed;
  private final Receipts receipts;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong longestMillis = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * Creates a push.
   *
   * @param ingest the address of ingest-service, such as http://isobar-ingest:8081
   */
  Push(String ingest, String feed) throws IOException {
    this.uri = ingest + "/articles";
    this.feed = feed;
    this.receipts = new Receipts(Load.file(feed, "accepted"));
  }

  /** Pushes at a steady rate, one article for each request, until the file FEED.stop is there. */
  void steadily(int perSecond) throws Exception {
    Articles articles = new Articles(feed, CLIMATE_ONE_IN);
    Path stop = Load.file(feed, "stop");
    Instant fetchedAt = Instant.now();
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    together(
        () -> {
          while (!Files.exists(stop)) {
            long number = next.getAndIncrement();
            LockSupport.parkNanos(start + number * 1_000_000_000L / perSecond - System.nanoTime());
            one(
                Services.request(uri).header("Content-Type", "application/json"),
                articles.json(number, 0, fetchedAt));
          }
        });
    report();
  }

  /** Pushes text files, args from 3 on. */
  void files(String[] args) throws Exception {
    for (int i = 3; i < args.length; i++) {
      Path file = Path.of(args[i]);
      String name = file.getFileName().toString();
      String query = "?feed=" + feed + "&guid=" + name + "&fetchedAt=2024-09-12T00:00:00Z";
      HttpRequest.Builder request = Services.request(uri + query);
      one(request.header("Content-Type", "text/plain; charset=utf-8"), Files.readString(file));
    }
    report();
  }

  /** Pushes articles about climate in streams: all in their first text, then all in the next. */
  void backlog(int count, int revisions) throws Exception {
    Articles articles = new Articles(feed, 1);
    Instant fetchedAt = Instant.now().minusSeconds(revisions);
    for (int revision = 0; revision < revisions; revision++) {
      int text = revision;
      AtomicInteger next = new AtomicInteger();
      together(
          () -> {
            for (int first; (first = next.getAndAdd(LINES)) < count; ) {
              StringBuilder lines = new StringBuilder();
              for (int i = first; i < Math.min(count, first + LINES); i++) {
                lines.append(articles.json(i, text, fetchedAt.plusSeconds(text))).append('\n');
              }
              stream(lines.toString());
            }
          });
    }
    report();
  }

  private void one(HttpRequest.Builder request, String body) throws Exception {
    long sent = System.nanoTime();
    String answer =
        services.send(request.POST(HttpRequest.BodyPublishers.ofString(body)), this::failed);
    longestMillis.accumulateAndGet((System.nanoTime() - sent) / 1_000_000, Math::max);
    Matcher receipt = RECEIPT.matcher(answer);
    if (!receipt.find()) {
      throw new IllegalStateException("not a receipt: " + answer);
    }
    accept(receipt);
  }

  /** Pushes lines, and those again that were not accepted. */
  private void stream(String lines) throws Exception {
    String left = lines;
    while (!left.isEmpty()) {
      HttpRequest.Builder request =
          Services.request(uri).header("Content-Type", "application/x-ndjson");
      String[] answers =
          services
              .send(request.POST(HttpRequest.BodyPublishers.ofString(left)), this::failed)
              .split("\n");
      String[] sent = left.split("\n");
      StringBuilder again = new StringBuilder();
      for (int i = 0; i < sent.length; i++) {
        Matcher receipt = RECEIPT.matcher(i < answers.length ? answers[i] : "");
        if (receipt.find()) {
          accept(receipt);
        } else {
          failed(i < answers.length ? answers[i] : "the answer broke off");
          again.append(sent[i]).append('\n');
        }
      }
      left = again.toString();
    }
  }

  private void accept(Matcher receipt) throws IOException {
    accepted.incrementAndGet();
    receipts.add(receipt.group(1), receipt.group(2));
  }

  private void failed(String problem) {
    if (failures.incrementAndGet() <= FAILURES_SHOWN) {
      System.err.println(Instant.now() + " sent again: " + problem);
    }
  }

  private void report() {
    System.out.printf(
        "accepted=%d again=%d longest-ms=%d%n",
        accepted.get(), failures.get(), longestMillis.get());
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void together(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        all.add(
            threads.submit(
                () -> {
                  work.run();
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
