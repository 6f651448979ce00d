package dev.isobar.local.bench.load;

import dev.isobar.contracts.channel.KafkaTopics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Counts articles by the end offsets of the broker and the cursor of the view. */
public final class ArticleCounter implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

  private final Admin admin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest newest;
  private final Map<String, Integer> partitions;

  public ArticleCounter(Target target) throws ExecutionException, InterruptedException {
    admin = Admin.create(Map.of("bootstrap.servers", target.broker()));
    newest = HttpRequest.newBuilder(target.query().resolve("/articles?limit=1")).build();
    partitions =
        admin
            .describeTopics(KafkaTopics.all().stream().map(t -> t.name()).toList())
            .allTopicNames()
            .get()
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue().partitions().size()));
  }

  /** Returns the number of records that were written to the Kafka topic. */
  long records(String topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions.get(topic))
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Returns the number of enriched records that the view has applied. */
  public long visible() throws IOException, InterruptedException {
    return offsets(cursor());
  }

  /**
   * Waits until the view has applied all records that the enriched topic has now.
   *
   * @throws IOException if that takes longer than three minutes
   */
  public void awaitView() throws IOException, InterruptedException, ExecutionException {
    long enriched = records(KafkaTopics.ENRICHED);
    long until = System.nanoTime() + LONGEST_DRAIN.toNanos();
    while (visible() < enriched) {
      if (System.nanoTime() > until) {
        throw new IOException("The view is still behind after " + LONGEST_DRAIN.toSeconds() + " s");
      }
      Thread.sleep(100);
    }
  }

  /** Returns the stream cursor of the view. Retries while query-service is busy. */
  public String cursor() throws IOException, InterruptedException {
    long until = System.nanoTime() + MAX_WAIT.toNanos();
    while (true) {
      HttpResponse<Void> answer = http.send(newest, HttpResponse.BodyHandlers.discarding());
      Optional<String> cursor = answer.headers().firstValue("Isobar-Cursor");
      if (cursor.isPresent()) {
        return cursor.get();
      }
      if (System.nanoTime() > until) {
        throw new IOException(
            newest.uri() + " answers " + answer.statusCode() + " without Isobar-Cursor");
      }
      Thread.sleep(200);
    }
  }

  /**
   * Returns the sum of the next offsets in a cursor such as {@code
   * v2_5f0c11d2_0-123.1-456~00c0ffee-9}.
   */
  public static long offsets(String cursor) {
    return Arrays.stream(
            cursor.substring(cursor.lastIndexOf('_') + 1).replaceFirst("~.*", "").split("\\."))
        .filter(part -> !part.isEmpty())
        .mapToLong(part -> Long.parseLong(part.substring(part.indexOf('-') + 1)))
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
