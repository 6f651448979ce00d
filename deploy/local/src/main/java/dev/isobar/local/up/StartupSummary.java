package dev.isobar.local.up;

import dev.isobar.local.sample.ArticleTable;
import dev.isobar.local.sample.DemoStream;
import dev.isobar.local.sample.SampleLoader;
import dev.isobar.local.stack.BackingEndpoints;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceGroup;
import java.util.function.Consumer;

/** Prints addresses and example calls of the running newswire. */
final class StartupSummary {
  private final ServiceGroup newswire;
  private final BackingEndpoints backing;

  StartupSummary(ServiceGroup newswire, BackingEndpoints backing) {
    this.newswire = newswire;
    this.backing = backing;
  }

  /** Loads the samples, waits until all can be queried, and returns them as a table. */
  String samples(Consumer<String> progress) {
    SampleLoader run =
        new SampleLoader(
            newswire.url(Service.INGEST),
            newswire.url(Service.QUERY),
            System.getenv(UpCommand.API_KEY),
            progress);
    return ArticleTable.of(run.load());
  }

  /** Returns what sends articles for a demonstration until the process ends. */
  DemoStream demo(Consumer<String> progress) {
    return new DemoStream(newswire.url(Service.INGEST), System.getenv(UpCommand.API_KEY), progress);
  }

  String addresses() {
    String query = newswire.url(Service.QUERY).toString();
    String ingest = newswire.url(Service.INGEST).toString();
    String enrich = newswire.url(Service.ENRICH).toString();
    return """

        Look at        %1$s/
        Query          %1$s/articles?topic=circular-economy   (/topics, /entities)
        Subscribe      curl -N %1$s/live
        Push           curl -X POST -H 'Content-Type: text/plain' --data-binary @article.txt '%2$s/articles?feed=mine'
        Preview        %3$s/enrich
        Interfaces     %1$s/q/openapi   %2$s/q/openapi   %3$s/q/openapi
        Kafka          %4$s
        PostgreSQL     %5$s   (user and password: isobar)
        """
        .formatted(query, ingest, enrich, backing.bootstrapServers(), backing.jdbcUrl());
  }
}
