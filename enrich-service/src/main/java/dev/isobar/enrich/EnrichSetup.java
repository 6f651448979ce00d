package dev.isobar.enrich;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts that know no framework together. */
class EnrichSetup {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Enricher enricher(Clock clock) {
    return new Enricher(clock);
  }

  @Produces
  @Singleton
  Workers workers(EnrichSettings settings) {
    return new Workers(settings.enrich().threads(), settings.enrich().timeout());
  }

  void close(@Disposes Workers workers) {
    workers.close();
  }

  @Produces
  @Singleton
  RecordEnricher records(Enricher enricher, EnrichSettings settings, Clock clock) {
    return new RecordEnricher(enricher, settings, clock);
  }
}
