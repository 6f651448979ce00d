package dev.isobar.local.bench.load;

import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pushes articles to ingest-service at a steady rate, one request each. */
public final class SteadyPush {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

  private final HttpClient http;
  private final URI ingest;
  private final GeneratedArticles articles;
  private final Consumer<String> accepted;

  /**
   * Creates a push.
   *
   * @param accepted gets the id of each article when the service has accepted it
   */
  public SteadyPush(
      HttpClient http, URI ingest, GeneratedArticles articles, Consumer<String> accepted) {
    this.http = http;
    this.ingest = ingest;
    this.articles = articles;
    this.accepted = accepted;
  }

  /**
   * Pushes articles {@code first} to {@code first + count - 1}, and returns when all are accepted.
   *
   * @throws IOException if the service refuses one
   */
  public void push(long first, int count, int perSecond) throws IOException {
    CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
      HttpRequest push =
          HttpRequest.newBuilder(ingest.resolve("/articles"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(articles.json(first + i)))
              .build();
      answers[i] =
          http.sendAsync(push, HttpResponse.BodyHandlers.ofString()).thenAccept(this::accept);
    }
    try {
      CompletableFuture.allOf(answers).join();
    } catch (CompletionException e) {
      throw new IOException(
          "ingest-service did not accept an article: " + e.getCause().getMessage(), e);
    }
  }

  /** Returns the id that JSON has; null if it has none. */
  static String id(String json) {
    Matcher id = ID.matcher(json);
    return id.find() ? id.group(1) : null;
  }

  private void accept(HttpResponse<String> answer) {
    String id = id(answer.body());
    if (answer.statusCode() != 202 || id == null) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    accepted.accept(id);
  }
}
