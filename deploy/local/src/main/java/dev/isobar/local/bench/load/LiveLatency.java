package dev.isobar.local.bench.load;

import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Measures the time from the receipt of an article to its live event, at a steady rate. */
public final class LiveLatency {
  private static final Duration WAIT_FOR_LAST = Duration.ofSeconds(10);

  private volatile boolean done;
  private final Target target;
  private final GeneratedArticles articles;
  private final String since;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private final Map<String, Long> liveAt = new ConcurrentHashMap<>();

  /**
   * Creates a measurement.
   *
   * @param since the cursor at which the subscriber starts, so that it misses nothing
   */
  public LiveLatency(Target target, GeneratedArticles articles, String since) {
    this.target = target;
    this.articles = articles;
    this.since = since;
  }

  /**
   * Pushes articles and returns the latencies.
   *
   * @throws IOException if a service cannot be reached or refuses an article
   */
  public Percentiles measure(int perSecond, Duration time)
      throws IOException, InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    Thread subscriber = new Thread(() -> subscribe(open), "live-subscriber");
    subscriber.setDaemon(true);
    subscriber.start();
    if (!open.await(10, TimeUnit.SECONDS)) {
      throw new IOException("No live stream from " + target.query() + " within 10 s");
    }
    new SteadyPush(http, target.ingest(), articles, id -> acceptedAt.put(id, System.nanoTime()))
        .push(0, (int) (perSecond * time.toSeconds()), perSecond);
    long until = System.nanoTime() + WAIT_FOR_LAST.toNanos();
    while (!liveAt.keySet().containsAll(acceptedAt.keySet()) && System.nanoTime() < until) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    done = true;
    double[] millis =
        acceptedAt.entrySet().stream()
            .filter(accepted -> liveAt.containsKey(accepted.getKey()))
            .mapToDouble(accepted -> (liveAt.get(accepted.getKey()) - accepted.getValue()) / 1e6)
            .toArray();
    return Percentiles.of(millis, acceptedAt.size() - millis.length);
  }

  private void subscribe(CountDownLatch open) {
    HttpRequest live =
        HttpRequest.newBuilder(
                target
                    .query()
                    .resolve("/live?source=" + GeneratedArticles.FEED + "&since=" + since))
            .header("Accept", "text/event-stream")
            .build();
    try (Stream<String> lines = http.send(live, HttpResponse.BodyHandlers.ofLines()).body()) {
      open.countDown();
      // JDK 17 does not interrupt a stream of lines; the next line or heartbeat ends it.
      lines
          .takeWhile(line -> !done)
          .filter(line -> line.startsWith("data:"))
          .forEach(this::arrived);
    } catch (IOException | UncheckedIOException e) {
      // The stream ended; articles that did not arrive count as missing.
      open.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void arrived(String data) {
    String id = SteadyPush.id(data);
    if (id != null) {
      liveAt.putIfAbsent(id, System.nanoTime());
    }
  }
}
