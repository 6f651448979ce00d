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

/** Pushes articles as NDJSON over several connections, each as fast as its answers come. */
public final class Push {
  /** About 300 kB a request: large enough that HTTP costs nothing, small enough to flow evenly. */
  private static final int ARTICLES_PER_REQUEST = 100;

  private final URI articlesUri;
  private final GeneratedArticles articles;
  private final int connections;
  private final int perSecond;
  private volatile BooleanSupplier mayGoOn = () -> true;
  private volatile long start;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param perSecond the most articles a second; 0 for as many as ingest-service takes
   */
  public Push(URI ingest, GeneratedArticles articles, int connections, int perSecond) {
    this.perSecond = perSecond;
    this.articlesUri = ingest.resolve("/articles");
    this.articles = articles;
    this.connections = connections;
  }

  /**
   * Pushes for as long as given, or until {@code most} articles went out if that is sooner, and
   * returns when every answer is there.
   *
   * @throws IOException if ingest-service cannot be reached
   */
  void run(Duration time, long most) throws IOException, InterruptedException {
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
      throw new IOException("pushing to " + articlesUri + " failed: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * From now on no more than {@code most} accepted articles are left waiting to become visible.
   * Without this, an ingest-service that takes articles faster than they can be enriched would
   * leave the other services no processor time.
   *
   * @param visible how many of the accepted articles are visible; may lag behind
   */
  Push holdingBack(long most, LongSupplier visible) {
    mayGoOn = () -> accepted.get() - visible.getAsLong() < most;
    return this;
  }

  /** Articles with a receipt so far. */
  long accepted() {
    return accepted.get();
  }

  /** Articles that were answered with anything but a receipt. They are not pushed again. */
  long refused() {
    return refused.get();
  }

  private void pushUntil(long end, long last) throws IOException, InterruptedException {
    // One client each: HTTP/1.1 connections are then never shared.
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    while (System.nanoTime() < end) {
      if (!mayGoOn.getAsBoolean()) {
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
        // Overload: ingest-service says 429. Not to come back at once is all that it asks.
        Thread.sleep(100);
      }
    }
  }

  /** Returns the number of receipts: lines with the status 202. */
  public static long receipts(String ndjson) {
    return ndjson.lines().filter(line -> line.contains("\"status\":202")).count();
  }
}
