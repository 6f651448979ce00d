package dev.isobar.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

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
record Ceilings(double producer, Double copy, Double enricher, Double enricherWithoutJson) {

  static Ceilings measure(Target target, GeneratedArticles articles)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    double producer = ProducerCeiling.measure(target.broker(), articles);
    Double copy =
        target.database() == null ? null : CopyCeiling.measure(target.database(), articles);
    if (target.enrichApp() == null) {
      return new Ceilings(producer, copy, null, null);
    }
    String[] rates =
        Alone.run(jars(target.enrichApp()), EnricherAlone.class.getName(), List.of()).split(" ");
    return new Ceilings(producer, copy, Double.parseDouble(rates[0]), Double.parseDouble(rates[1]));
  }

  /** What `java -jar quarkus-run.jar` would load, without Quarkus' class loader. */
  private static List<Path> jars(Path quarkusApp) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("app", "lib/main")) {
      try (Stream<Path> files = Files.list(quarkusApp.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return jars;
  }
}
