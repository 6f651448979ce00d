package dev.isobar.enrich;

import dev.isobar.enrich.curation.SampleArticles;
import dev.isobar.enrich.recogniser.NameReader;
import dev.isobar.enrich.taxonomy.Taxonomy;
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
  CurrentEnricher enricher(Clock clock) {
    return new CurrentEnricher(new Enricher(Taxonomy.loadDefault(), new NameReader(), clock));
  }

  @Produces
  @Singleton
  Workers workers(EnrichSettings settings) {
    return new Workers(settings.threads(), settings.timeout());
  }

  void close(@Disposes Workers workers) {
    workers.close();
  }

  @Produces
  @Singleton
  RecordEnricher records(
      CurrentEnricher enricher,
      SampleArticles sample,
      ArticleSettings limits,
      EnrichSettings settings,
      Clock clock) {
    return new RecordEnricher(enricher, sample::add, limits, settings, clock);
  }
}
