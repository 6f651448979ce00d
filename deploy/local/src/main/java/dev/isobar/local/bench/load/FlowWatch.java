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

/** How far articles have come: asks the broker for end offsets, and the view for its cursor. */
public final class FlowWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Admin admin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest newest;
  private final Map<String, Integer> partitions;

  public FlowWatch(Target target) throws ExecutionException, InterruptedException {
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

  /** Records that the Kafka topic has taken so far. */
  long records(String topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions.get(topic))
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Enriched records that the view shows. */
  long visible() throws IOException, InterruptedException {
    return offsets(cursor());
  }

  /**
   * The cursor that comes with every answer over the view. A busy query-service may refuse for a
   * while; it is asked again.
   */
  public String cursor() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
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

  /** {@code v1_0-123.1-456}: the next offset of each partition; here their sum. */
  public static long offsets(String cursor) {
    return Arrays.stream(cursor.substring(cursor.indexOf('_') + 1).split("\\."))
        .filter(place -> !place.isEmpty())
        .mapToLong(place -> Long.parseLong(place.substring(place.indexOf('-') + 1)))
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
