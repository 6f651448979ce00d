package dev.isobar.local.bench.views;

import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.local.bench.load.ArticleCounter;
import dev.isobar.local.bench.load.Target;
import dev.isobar.local.bench.process.CostMeter;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.client.Answer;
import dev.isobar.local.client.ServiceClient;
import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.stack.LocalStack;
import dev.isobar.local.stack.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the view of a newswire to several sizes and measures what each question costs. */
public final class ViewsBench {
  private static final String REBUILD = "/admin/rebuild";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int WARM_UP = 30;
  private static final int REQUESTS = 100;

  /** Those that write the view. */
  private static final Set<String> PROCESSES = Set.of(LocalStack.POSTGRES, Service.QUERY.label());

  private final Target target;
  private final Consumer<String> progress;
  private final GeneratedEvents events;
  private final List<ViewQuestion> questions;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Creates a benchmark.
   *
   * @param target must have {@code enrichApp} and {@code database}
   */
  public ViewsBench(Target target, Consumer<String> progress) throws IOException {
    this.target = target;
    this.progress = progress;
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    events =
        new GeneratedEvents(
            end, ChineseDictionary.words(target.enrichApp(), GeneratedEvents.WORDS));
    Instant month = end.minus(30, ChronoUnit.DAYS);
    questions = ViewQuestion.all(month.atOffset(ZoneOffset.UTC).toLocalDate().toString());
  }

  /** Returns the figures for views with so many articles, the smallest first. */
  public ViewsReport run(List<Long> sizes)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    List<ViewsReport.Size> measured = new ArrayList<>();
    long filled = 0;
    try (Connection database = DriverManager.getConnection(target.database())) {
      for (long size : sizes) {
        progress.accept("filling the view to " + size + " articles");
        CostMeter meter = new CostMeter(target.processes());
        meter.idle();
        double perSecond = fill(filled, size);
        awaitFold(database);
        Map<String, Double> writing = millis(meter, size - filled);
        execute(database, "VACUUM ANALYZE");
        progress.accept("asking " + questions.size() + " questions");
        Map<String, Double> tables = ViewTables.kilobytes(database, size);
        double kilobytes = kilobytes(database) / size;
        List<ViewsReport.Answer> answers = ask(database);
        progress.accept("rebuilding the view");
        meter.idle();
        double rebuilt = size / rebuildSeconds();
        measured.add(
            new ViewsReport.Size(
                size,
                kilobytes,
                tables,
                new ViewsReport.Speed(perSecond, writing),
                new ViewsReport.Speed(rebuilt, millis(meter, size)),
                answers));
        filled = size;
      }
    }
    return new ViewsReport(Machine.here(), measured);
  }

  private double fill(long first, long end)
      throws IOException, InterruptedException, ExecutionException {
    long start = System.nanoTime();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", target.broker(), "linger.ms", 20, "compression.type", "lz4");
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (long number = first; number < end; number++) {
        producer.send(
            new ProducerRecord<>(
                KafkaTopics.ENRICHED,
                GeneratedEvents.id(number).getBytes(StandardCharsets.UTF_8),
                events.json(number)));
      }
    }
    try (ArticleCounter counter = new ArticleCounter(target)) {
      while (counter.visible() < end) {
        Thread.sleep(200);
      }
    }
    return (end - first) / ((System.nanoTime() - start) / 1e9);
  }

  /** Waits for what a view that has run for a while has done: folded counts. */
  private static void awaitFold(Connection database) throws SQLException, InterruptedException {
    while (number(database, "SELECT count(*) FROM coverage_change") > 2_000) {
      Thread.sleep(500);
    }
  }

  /** Returns the processor time of each process for an article since the start of the meter. */
  private static Map<String, Double> millis(CostMeter meter, long articles) {
    meter.sample();
    Map<String, Double> millis = new LinkedHashMap<>();
    for (ProcessCost cost : meter.costs(articles)) {
      if (PROCESSES.contains(cost.process())) {
        millis.put(cost.process(), cost.cpuMillisPerArticle());
      }
    }
    return millis;
  }

  private double rebuildSeconds() throws IOException, InterruptedException {
    ServiceClient service = new ServiceClient(target.query(), null, TIMEOUT);
    long start = System.nanoTime();
    Answer begun = service.send("POST", REBUILD, null, null);
    if (!begun.isSuccess()) {
      throw new IOException("rebuild: " + begun);
    }
    while (true) {
      Answer progress = service.get(REBUILD);
      switch (progress.json().path("state").asText()) {
        case "reading", "switching" -> Thread.sleep(100);
        case "done" -> {
          return (System.nanoTime() - start) / 1e9;
        }
        default -> throw new IOException("rebuild: " + progress);
      }
    }
  }

  private List<ViewsReport.Answer> ask(Connection database)
      throws IOException, InterruptedException, SQLException {
    List<ViewsReport.Answer> answers = new ArrayList<>();
    for (ViewQuestion question : questions) {
      answers.add(
          new ViewsReport.Answer(
              question.name(),
              times(() -> request(question.path())),
              question.sql() == null ? null : times(() -> readAll(database, question.sql()))));
    }
    return answers;
  }

  /** Asks one question. */
  private interface Asking {
    void ask() throws IOException, InterruptedException, SQLException;
  }

  private static Percentiles times(Asking asking)
      throws IOException, InterruptedException, SQLException {
    double[] millis = new double[REQUESTS];
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long start = System.nanoTime();
      asking.ask();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Percentiles.of(millis, 0);
  }

  private void request(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(target.query().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode());
    }
  }

  private static double kilobytes(Connection database) throws SQLException {
    return number(database, "SELECT pg_database_size(current_database())") / 1000.0;
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void readAll(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(rows.getMetaData().getColumnCount());
      }
    }
  }
}
