package dev.isobar.ingest.feed.poll;

import dev.isobar.ingest.feed.entry.EntrySelector;
import dev.isobar.ingest.feed.entry.SelectionLimits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the selector with the limits of the configuration. */
@Singleton
class EntrySelectorProducer {
  @Produces
  @Singleton
  EntrySelector selector(PollConfig config) {
    return new EntrySelector(
        new SelectionLimits(
            config.firstEntries(), config.maxAge(), SelectionLimits.DEFAULT.late()));
  }
}
