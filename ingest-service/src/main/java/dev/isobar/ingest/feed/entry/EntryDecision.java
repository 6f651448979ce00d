package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Instant;

/**
 * Says what is done with one entry of a poll.
 *
 * @param entry the entry as the document says it
 * @param outcome {@link Outcome#NEW} and {@link Outcome#REVISION} are published
 * @param detail a sentence for the owner of the feed
 * @param identity where the id of the article comes from
 * @param published the checked time of publication; null if there is none
 * @param before what the history holds of the entry; null: nothing
 * @param known what the history keeps of the entry after the poll; null: nothing
 */
public record EntryDecision(
    FeedEntry entry,
    Outcome outcome,
    String detail,
    EntryIdentity identity,
    Instant published,
    KnownEntry before,
    KnownEntry known) {

  /** Returns the decision on an entry that a fault of this service does not let it handle. */
  static EntryDecision unreadable(FeedEntry entry, Throwable fault) {
    return new EntryDecision(
        entry, Outcome.UNREADABLE, detail(fault), EntryIdentity.NONE, null, null, null);
  }

  /** Returns this decision for an entry whose article could not be made because of a fault. */
  public EntryDecision unreadable(Throwable fault) {
    return withOutcome(Outcome.UNREADABLE, detail(fault));
  }

  private static String detail(Throwable fault) {
    return "The service failed on this entry: " + fault.getClass().getSimpleName() + ".";
  }

  /** Returns whether the owner of the feed sees the outcome; what was known is not listed. */
  public boolean isListed() {
    return outcome != Outcome.KNOWN;
  }

  /**
   * Returns the decision for an article that was published under the address that its page states.
   * Later revisions keep that address.
   */
  public EntryDecision withIdentity(EntryIdentity changed) {
    return new EntryDecision(
        entry,
        outcome,
        detail,
        changed,
        published,
        before,
        known == null ? null : known.withIdentity(changed));
  }

  /**
   * Returns the decision for an article that could not be published yet: the next poll takes it
   * again, whatever its age. It is not listed.
   */
  public EntryDecision postponed(String why) {
    KnownEntry kept =
        before != null || known == null
            ? before
            : known.withStatus(KnownEntry.Status.RECONSIDERED).withIdentity(EntryIdentity.NONE);
    return new EntryDecision(entry, Outcome.KNOWN, why, identity, published, before, kept);
  }

  /** Returns the decision with the outcome of a later step, for example a page-level rule. */
  public EntryDecision withOutcome(Outcome changed, String why) {
    KnownEntry kept =
        known != null && outcome == Outcome.NEW && !changed.isPublishable()
            ? known.withStatus(
                changed == Outcome.EXCLUDED
                    ? KnownEntry.Status.EXCLUDED
                    : KnownEntry.Status.SKIPPED)
            : known;
    return new EntryDecision(entry, changed, why, identity, published, before, kept);
  }
}
