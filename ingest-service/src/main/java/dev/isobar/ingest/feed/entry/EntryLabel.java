package dev.isobar.ingest.feed.entry;

/**
 * Holds what is shown of an entry.
 *
 * @param link the address of the article
 * @param title the title, perhaps cut; never null
 */
public record EntryLabel(String link, String title) {
  /** Returns the hash of the title as {@link KnownEntry#title} has it. */
  int titleKey() {
    return EntryKeys.titleKey(EntryText.title(title));
  }
}
