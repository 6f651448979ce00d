package dev.isobar.local.bench.load;

import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Pushes articles as NDJSON over several connections, each as fast as its answers arrive. */
public final class LoadGenerator {
  /** About 300 kB per request: large enough to make HTTP cheap, small enough for a steady flow. */
  private static final int ARTICLES_PER_REQUEST = 100;

  private final URI articlesUri;
  private final GeneratedArticles articles;
  private final int connections;
  private final int perSecond;
  private volatile BooleanSupplier mayContinue = () -> true;
  private volatile long start;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * Creates a load.
   *
   * @param lane live, or replay for an archive
   * @param perSecond the highest number of articles per second; 0 for no limit
   */
  public LoadGenerator(
      URI ingest, String lane, GeneratedArticles articles, int connections, int perSecond) {
    this.perSecond = perSecond;
    this.articlesUri = ingest.resolve("/articles?lane=" + lane);
    this.articles = articles;
    this.connections = connections;
  }

  /**
   * Pushes for the given time, or until {@code most} articles are sent, and returns when all
   * answers have arrived.
   *
   * @throws IOException if ingest-service cannot be reached
   */
  public void run(Duration time, long most) throws IOException, InterruptedException {
    start = System.nanoTime();
    long end = start + time.toNanos();
    long last = most == Long.MAX_VALUE ? most : next.get() + most;
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> lanes = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        lanes.add(
            threads.submit(
                () -> {
                  pushUntil(end, last);
                  return null;
                }));
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Pushing to " + articlesUri + " failed: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Limits the accepted articles that are not visible yet. Without a limit, an ingest-service that
   * is faster than the enrichment leaves no processor time for the other services.
   *
   * @param most the limit
   * @param visible returns the number of visible articles; may lag behind
   */
  LoadGenerator limitBacklog(long most, LongSupplier visible) {
    mayContinue = () -> accepted.get() - visible.getAsLong() < most;
    return this;
  }

  /** Returns the number of articles with a receipt. */
  long accepted() {
    return accepted.get();
  }

  /** Returns the number of articles without a receipt. They are not pushed again. */
  long refused() {
    return refused.get();
  }

  private void pushUntil(long end, long last) throws IOException, InterruptedException {
    // One client per thread, so that HTTP/1.1 connections are not shared.
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    while (System.nanoTime() < end) {
      if (!mayContinue.getAsBoolean()) {
        Thread.sleep(10);
        continue;
      }
      long first = next.getAndAdd(ARTICLES_PER_REQUEST);
      int count = (int) Math.min(ARTICLES_PER_REQUEST, last - first);
      if (count <= 0) {
        return;
      }
      if (perSecond > 0) {
        LockSupport.parkNanos(start + first * 1_000_000_000L / perSecond - System.nanoTime());
      }
      HttpRequest request =
          HttpRequest.newBuilder(articlesUri)
              .header("Content-Type", "application/x-ndjson")
              .timeout(Duration.ofSeconds(60))
              .POST(HttpRequest.BodyPublishers.ofByteArray(articles.ndjson(first, count)))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      long receipts = answer.statusCode() / 100 == 2 ? receipts(answer.body()) : 0;
      accepted.addAndGet(receipts);
      refused.addAndGet(count - receipts);
      if (receipts == 0) {
        // ingest-service answers 429 under overload, so this pauses before the next push.
        Thread.sleep(100);
      }
    }
  }

  /** Returns the number of receipts: lines with the status 202. */
  public static long receipts(String ndjson) {
    return ndjson.lines().filter(line -> line.contains("\"status\":202")).count();
  }
}
