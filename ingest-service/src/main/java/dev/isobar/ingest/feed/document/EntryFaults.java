package dev.isobar.ingest.feed.document;

import org.jboss.logging.Logger;

/** Keeps an entry whose reading fails in this service from stopping the others of its document. */
final class EntryFaults {
  static final String SENTENCE =
      "An entry could not be read because of a fault of the service; it was left out.";

  private static final Logger LOG = Logger.getLogger(EntryFaults.class);

  private EntryFaults() {}

  /** Reads an entry; a fault becomes a warning, and the first of a document is logged. */
  static void isolate(Warnings warnings, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException | StackOverflowError e) {
      if (!warnings.contains(SENTENCE)) {
        LOG.error("An entry of a document could not be read; it is left out", e);
      }
      warnings.add(SENTENCE);
    }
  }
}
