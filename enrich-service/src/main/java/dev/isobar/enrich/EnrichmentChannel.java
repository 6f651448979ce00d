package dev.isobar.enrich;

import dev.isobar.contracts.channel.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Raw articles in; enriched articles and dead letters out, in order, at least once. */
@Singleton
class EnrichmentChannel {
  private final ChannelClients clients;
  private final CurrentEnricher enricher;
  private final RecordEnricher records;
  private final Workers workers;
  private final ChannelState state;
  private final MeterRegistry metrics;
  private final EnrichSettings.Channel settings;
  private final Thread thread = new Thread(this::run, "enrichment-channel");

  EnrichmentChannel(
      ChannelClients clients,
      CurrentEnricher enricher,
      RecordEnricher records,
      Workers workers,
      ChannelState state,
      MeterRegistry metrics,
      EnrichSettings settings) {
    this.clients = clients;
    this.enricher = enricher;
    this.records = records;
    this.workers = workers;
    this.state = state;
    this.metrics = metrics;
    this.settings = settings.channel();
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      state.start();
      thread.start();
    }
  }

  /** Lets the batch under way end; its offsets are committed before this returns. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    state.stop();
    thread.join(Duration.ofSeconds(20).toMillis());
  }

  private void run() {
    while (state.running()) {
      try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer();
          KafkaClientMetrics lag = new KafkaClientMetrics(consumer);
          Publisher publisher = new Publisher(clients::producer, records)) {
        lag.bindTo(metrics);
        read(consumer, publisher);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        state.failed(e);
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer, Publisher publisher)
      throws InterruptedException {
    while (state.running() && !enricher.awaitSettled(100)) {
      // No article is enriched with less than the taxonomy there is.
    }
    Positions positions = new Positions(consumer, settings.commitInterval());
    consumer.subscribe(List.of(Topics.RAW), positions);
    while (state.running()) {
      var batch = consumer.poll(Duration.ofMillis(100));
      state.polled(consumer.groupMetadata().generationId() >= 0);
      List<Outcome> done = publisher.publish(enrich(batch), state::running);
      positions.acknowledged(done);
      done.forEach(this::count);
      positions.commitIfDue();
    }
    positions.commitNow();
  }

  private List<Outcome> enrich(Iterable<ConsumerRecord<byte[], byte[]>> batch)
      throws InterruptedException {
    List<Workers.Work<Outcome>> work = new ArrayList<>();
    batch.forEach(record -> work.add(workers.submit(() -> records.enrich(record))));
    List<Outcome> outcomes = new ArrayList<>(work.size());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        outcomes.add(work.get(outcomes.size()).result());
      } catch (ExecutionException e) {
        outcomes.add(records.failed(record, e.getCause()));
      } catch (TimeoutException e) {
        outcomes.add(records.failed(record, e));
      }
    }
    return outcomes;
  }

  private void count(Outcome outcome) {
    metrics
        .counter(
            "isobar.articles",
            "outcome",
            outcome.isEnriched() ? "enriched" : "dead-letter",
            "reason",
            outcome.reason(),
            "lane",
            outcome.lane())
        .increment();
  }
}
