package dev.isobar.local.bench.subscribers;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.local.bench.load.SteadyPush;
import dev.isobar.local.bench.load.Target;
import dev.isobar.local.bench.process.ServiceProcessor;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures one replica with many subscribers, each with its own filter. */
public final class SubscribersBench {
  /** Every tenth client reads nothing. */
  private static final int STALLED = 10;

  /** The service closes a stream that reads nothing after 5 s; a second more to notice it. */
  private static final int CUT_OFF_SECONDS = 7;

  /** Every twentieth client's events are timed. */
  private static final int TIMED = 20;

  /** The topics of the samples, and others. */
  private static final List<String> TOPICS =
      List.of(
          "climate-diplomacy",
          "methane",
          "circular-economy",
          "plastic-pollution",
          "transport",
          "energy-transition",
          "forests",
          "oceans",
          "agriculture",
          "climate-finance");

  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

  private final Target target;
  private final Consumer<String> progress;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ProcessHandle service;

  /** Creates a benchmark of a newswire whose processes are known. */
  public SubscribersBench(Target target, Consumer<String> progress) {
    this.target = target;
    this.progress = progress;
    this.service = target.processes().get("query-service");
    if (service == null) {
      throw new IllegalArgumentException(
          "The process of query-service is not known: " + target.processes().keySet());
    }
  }

  /**
   * Returns the figures.
   *
   * @param queries how many saved queries are stored first, each with an alert
   * @param perSecond how many articles are pushed in a second to measure delays
   * @param backlog how many articles are sent at once to measure deliveries
   */
  public SubscribersReport run(int clients, int queries, int perSecond, Duration time, int backlog)
      throws IOException, InterruptedException {
    GeneratedArticles articles = GeneratedArticles.ofSamples("subscribers", Instant.now());
    try (SubscriberSockets sockets = new SubscriberSockets(target.query())) {
      SteadyPush push = new SteadyPush(http, target.ingest(), articles, id -> sockets.accepted(id));
      progress.accept("storing " + queries + " saved queries, each with an alert");
      store(queries, "/queries/bench-", SubscribersBench::query);
      store(queries, "/alerts/bench-", SubscribersBench::alert);
      progress.accept("warming up");
      sockets.connect("/live?fields=light", false, false);
      push.push(0, 10 * perSecond, perSecond);
      awaitDeliveries(sockets, 10 * perSecond);

      progress.accept("connecting " + clients + " clients");
      Memory before = memory();
      int opened = sockets.open();
      for (int i = 0; i < clients; i++) {
        sockets.connect(path(i), i % STALLED == 0, i % TIMED == 1);
        if (i % 500 == 499) {
          await(sockets, opened + i / 2);
        }
      }
      await(sockets, opened + clients);
      Memory after = memory();

      progress.accept("pushing " + perSecond + " articles a second");
      int count = (int) (perSecond * time.toSeconds());
      push.push(10L * perSecond, count, perSecond);
      TimeUnit.SECONDS.sleep(3);
      double[] delays = sockets.delays();

      progress.accept("sending " + backlog + " articles at once");
      List<byte[]> events = events();
      long delivered = sockets.deliveries();
      ServiceProcessor processor = ServiceProcessor.of(service);
      send(events, backlog);
      awaitQuiet(sockets);
      ServiceProcessor used = ServiceProcessor.of(service).since(processor);
      long sent = sockets.deliveries() - delivered;
      // The last of those who read nothing are cut off too.
      TimeUnit.SECONDS.sleep(CUT_OFF_SECONDS);
      sockets.check();
      return new SubscribersReport(
          Machine.here(),
          clients,
          clients / STALLED,
          queries,
          sockets.cutOff(),
          (after.resident() - before.resident()) / 1024.0 / clients,
          after.heap() == 0 ? null : (after.heap() - before.heap()) / 1024.0 / clients,
          Percentiles.of(delays, 0),
          sent / used.seconds(),
          sent / used.streamSeconds(),
          sent);
    }
  }

  /** Returns a filter that no other client has: a topic, and a source that is muted. */
  private static String path(int client) {
    return "/live?fields=light&topic=%s&mute-source=other-%d"
        .formatted(TOPICS.get(client / STALLED % TOPICS.size()), client);
  }

  private static String query(int i) {
    return "{\"name\":\"Query %d\",\"parameters\":{\"topic\":\"%s\",\"source\":\"other-%d\"}}"
        .formatted(i, TOPICS.get(i % TOPICS.size()), i);
  }

  private static String alert(int i) {
    return "{\"name\":\"Alert %1$d\",\"query\":\"bench-%1$d\"}".formatted(i);
  }

  /** Stores things under addresses that end with their numbers. */
  private void store(int count, String path, IntFunction<String> body) throws IOException {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(
          http.sendAsync(
              HttpRequest.newBuilder(target.query().resolve(path + i))
                  .header("Content-Type", "application/json")
                  .PUT(HttpRequest.BodyPublishers.ofString(body.apply(i)))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
      if (answers.size() == 50 || i == count - 1) {
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
          if (answer.join().statusCode() >= 300) {
            throw new IOException(path + i + ": " + answer.join().body());
          }
        }
        answers.clear();
      }
    }
  }

  /** Returns events of the samples as enrich-service wrote them. */
  private List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", target.broker());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(KafkaTopics.ENRICHED).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (events.size() < 100) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (record.value() != null) {
            events.add(record.value());
          }
        }
      }
    }
    return events;
  }

  private void send(List<byte[]> events, int count) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", target.broker(), "linger.ms", 5, "compression.type", "lz4");
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        String id = "%032x".formatted(i + 1);
        String json = new String(events.get(i % events.size()), StandardCharsets.UTF_8);
        byte[] value =
            json.replaceFirst("\"id\":\"[0-9a-f]{32}\"", "\"id\":\"" + id + "\"")
                .getBytes(StandardCharsets.UTF_8);
        producer.send(
            new ProducerRecord<>(KafkaTopics.ENRICHED, id.getBytes(StandardCharsets.UTF_8), value));
      }
    }
  }

  private static void await(SubscriberSockets sockets, int open)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (sockets.open() < open) {
      sockets.check();
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + sockets.open() + " of " + open + " streams are open");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void awaitDeliveries(SubscriberSockets sockets, long count)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (sockets.deliveries() < count) {
      sockets.check();
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + sockets.deliveries() + " of " + count + " events came");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Waits until nothing has come for a second. */
  private static void awaitQuiet(SubscriberSockets sockets) throws InterruptedException {
    long before = -1;
    while (sockets.deliveries() != before) {
      before = sockets.deliveries();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /**
   * Holds the memory of the service.
   *
   * @param resident in bytes
   * @param heap in bytes after a collection; 0 if that is not known
   */
  private record Memory(long resident, long heap) {}

  private Memory memory() throws InterruptedException {
    long heap = 0;
    try {
      jcmd("GC.run");
      Matcher used = HEAP.matcher(jcmd("GC.heap_info"));
      while (used.find()) {
        heap += Long.parseLong(used.group(1)) * 1024;
      }
    } catch (IOException e) {
      progress.accept("the heap is not measured: " + e.getMessage());
    }
    return new Memory(ServiceProcessor.of(service).residentBytes(), heap);
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(service.pid()), command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
