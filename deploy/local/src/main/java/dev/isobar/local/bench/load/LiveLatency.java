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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures the time from the receipt of an article to its live event, at a steady rate. */
public final class LiveLatency {
  private static final Duration WAIT_FOR_LAST = Duration.ofSeconds(10);
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

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
    pushSteadily(perSecond, (int) (perSecond * time.toSeconds()));
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

  private void pushSteadily(int perSecond, int count) throws IOException, InterruptedException {
    CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
      HttpRequest push =
          HttpRequest.newBuilder(target.ingest().resolve("/articles"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(articles.json(i)))
              .build();
      answers[i] =
          http.sendAsync(push, HttpResponse.BodyHandlers.ofString()).thenAccept(this::accepted);
    }
    try {
      CompletableFuture.allOf(answers).join();
    } catch (CompletionException e) {
      throw new IOException(
          "ingest-service did not accept an article: " + e.getCause().getMessage(), e);
    }
  }

  private void accepted(HttpResponse<String> answer) {
    long now = System.nanoTime();
    Matcher id = ID.matcher(answer.body());
    if (answer.statusCode() != 202 || !id.find()) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    acceptedAt.put(id.group(1), now);
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
    Matcher id = ID.matcher(data);
    if (id.find()) {
      liveAt.putIfAbsent(id.group(1), System.nanoTime());
    }
  }
}
