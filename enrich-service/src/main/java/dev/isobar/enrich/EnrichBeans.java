package dev.isobar.enrich;

import dev.isobar.enrich.channel.RawRecordProcessor;
import dev.isobar.enrich.config.ArticleConfig;
import dev.isobar.enrich.config.EnrichConfig;
import dev.isobar.enrich.ner.NerService;
import dev.isobar.enrich.pipeline.Enricher;
import dev.isobar.enrich.pipeline.EnricherHolder;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.taxonomyapi.RecentArticles;
import dev.isobar.enrich.work.TimeLimitedExecutor;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Provides the beans of the packages that do not use the framework. */
class EnrichBeans {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  EnricherHolder enricher(Clock clock) {
    return new EnricherHolder(new Enricher(Taxonomy.loadDefault(), new NerService(), clock));
  }

  @Produces
  @Singleton
  TimeLimitedExecutor workers(EnrichConfig settings) {
    return new TimeLimitedExecutor(settings.threads(), settings.timeout());
  }

  void close(@Disposes TimeLimitedExecutor workers) {
    workers.close();
  }

  @Produces
  @Singleton
  RawRecordProcessor records(
      EnricherHolder enricher,
      RecentArticles sample,
      ArticleConfig limits,
      EnrichConfig settings,
      Clock clock) {
    return new RawRecordProcessor(enricher, sample::add, limits, settings, clock);
  }
}
