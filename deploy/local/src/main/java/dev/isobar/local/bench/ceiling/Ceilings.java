package dev.isobar.local.bench.ceiling;

import dev.isobar.local.bench.load.Target;
import dev.isobar.local.measure.JvmRunner;
import dev.isobar.local.sample.GeneratedArticles;
import dev.isobar.local.stack.ServiceApps;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Holds the speed of each part alone, on the same machine in the same run.
 *
 * @param producer acknowledged records per second, as large as an article, from Kafka's perf tool
 *     to the same broker
 * @param copy rows per second, as large as an article, by COPY to the same PostgreSQL; null if it
 *     cannot be reached
 * @param enricher articles per second of the enricher in one thread, from bytes to bytes; null if
 *     the packaged enrich-service is not available
 * @param enricherWithoutJson the same without parsing and writing JSON
 */
public record Ceilings(double producer, Double copy, Double enricher, Double enricherWithoutJson) {
  static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  public static Ceilings measure(Target target, GeneratedArticles articles)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    double producer = ProducerCeiling.measure(target.broker(), articles);
    Double copy =
        target.database() == null ? null : CopyCeiling.measure(target.database(), articles);
    if (target.enrichApp() == null) {
      return new Ceilings(producer, copy, null, null);
    }
    String[] rates =
        new JvmRunner(ServiceApps.jars(target.enrichApp()), JVM_OPTIONS)
            .lastLine(EnricherAlone.class.getName(), List.of())
            .split(" ");
    return new Ceilings(producer, copy, Double.parseDouble(rates[0]), Double.parseDouble(rates[1]));
  }
}
