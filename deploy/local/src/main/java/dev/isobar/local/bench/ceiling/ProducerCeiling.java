package dev.isobar.local.bench.ceiling;

import dev.isobar.local.measure.JvmRunner;
import dev.isobar.local.sample.GeneratedArticles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Runs Kafka's producer perf tool with articles as payload and the settings of ingest-service. */
public final class ProducerCeiling {
  private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";
  private static final String TOPIC = "isobar.bench.ceiling";
  private static final int PARTITIONS = 6;
  private static final int PAYLOADS = 1000;
  private static final int RECORDS = 60_000;
  private static final Pattern RATE = Pattern.compile("([\\d.]+) records/sec");

  private ProducerCeiling() {}

  /** Returns the acknowledged records per second. Deletes the Kafka topic afterwards. */
  static double measure(String broker, GeneratedArticles articles)
      throws IOException, InterruptedException, ExecutionException {
    Path payloads = Files.createTempFile("isobar-bench", ".ndjson");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      Files.write(payloads, articles.ndjson(0, PAYLOADS));
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
          .all()
          .get();
      try {
        return perSecond(
            new JvmRunner(List.of(), Ceilings.JVM_OPTIONS)
                .lastLine(TOOL, arguments(broker, payloads)));
      } finally {
        admin.deleteTopics(List.of(TOPIC)).all().get();
      }
    } finally {
      Files.deleteIfExists(payloads);
    }
  }

  private static List<String> arguments(String broker, Path payloads) {
    return List.of(
        "--topic",
        TOPIC,
        "--num-records",
        String.valueOf(RECORDS),
        "--payload-file",
        payloads.toString(),
        "--throughput",
        "-1",
        "--producer-props",
        "bootstrap.servers=" + broker,
        "acks=all",
        "compression.type=lz4",
        "linger.ms=5");
  }

  /** Parses "60000 records sent, 21345.6 records/sec (61.07 MB/sec), ...". */
  public static double perSecond(String summary) {
    Matcher rate = RATE.matcher(summary);
    if (!rate.find()) {
      throw new IllegalArgumentException("The output has no rate: " + summary);
    }
    return Double.parseDouble(rate.group(1));
  }
}
