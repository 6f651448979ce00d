package dev.isobar.local.sample;

import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Pushes an article made from the samples every few seconds, as long as the process runs. */
public final class DemoStream implements Runnable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MIN_PAUSE_MILLIS = 500;
  private static final int MAX_PAUSE_MILLIS = 6000;

  private final ServiceClient ingest;
  private final Consumer<String> progress;
  private final DemoArticles articles = new DemoArticles("demo-" + Instant.now());

  /**
   * Creates a stream.
   *
   * @param apiKey the key of ingest-service; null for none
   * @param progress gets messages for the user
   */
  public DemoStream(URI ingest, String apiKey, Consumer<String> progress) {
    this.ingest = new ServiceClient(ingest, apiKey, TIMEOUT);
    this.progress = progress;
  }

  @Override
  public void run() {
    progress.accept("demo: sends parts of the five samples as the feed " + DemoArticles.FEED);
    try {
      for (long number = 0; push(number); number++) {
        Thread.sleep(ThreadLocalRandom.current().nextInt(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns false if the service refuses such articles. One that does not answer may come back. */
  private boolean push(long number) throws InterruptedException {
    try {
      Answer answer =
          ingest.send(
              "POST", "/articles", "application/json", articles.json(number, Instant.now()));
      if (answer.status() != 202 && !answer.isTemporary()) {
        progress.accept("demo: ingest-service refuses the articles: " + answer);
        return false;
      }
    } catch (IOException e) {
      // It is being restarted, or everything stops.
    }
    return true;
  }
}
