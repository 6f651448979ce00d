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
 * How fast each part is alone, on the same machine in the same run.
 *
 * @param producer records a second of an article's size that Kafka's own perf tool puts into the
 *     same broker, each acknowledged
 * @param copy rows a second of an article's size that COPY puts into the same PostgreSQL; null
 *     where that cannot be reached
 * @param enricher articles a second that the Enricher takes in one thread, from bytes to bytes;
 *     null where the packaged enrich-service is not at hand
 * @param enricherWithoutJson the same without reading and writing JSON
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
