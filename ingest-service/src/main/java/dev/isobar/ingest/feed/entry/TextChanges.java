package dev.isobar.ingest.feed.entry;

/**
 * Tells edits from noise. All published entries of a document are counted first: a text that
 * changes in nearly all entries at once is a template, for example a counter or an advertisement.
 */
final class TextChanges {
  /** An entry that changes at four polls in a row is above this level. */
  private static final int RESTLESS = 12;

  private static final int HIGHEST = 18;
  private static final int RISE = 3;

  /** Of the changes of a restless text, one in eight is let through. */
  private static final int HELD = 7;

  private static final int FEW = 5;
  private static final int FEW_NUMBERS = 3;

  private int published;
  private int changed;
  private int numbers;

  /**
   * Says whether a change is a revision.
   *
   * @param level the new change level of the entry
   * @param held the new number of changes that were not let through
   */
  record Verdict(boolean isRevision, int level, int held, String detail) {}

  /** Counts one known entry of the document. */
  void count(KnownEntry before, EntryKeys now) {
    if (before.status() == KnownEntry.Status.PUBLISHED && now.content() != 0) {
      published++;
      changed += isChanged(before, now) ? 1 : 0;
      numbers += isNumberChanged(before, now) ? 1 : 0;
    }
  }

  /** Judges one known entry after all were counted. */
  Verdict judge(KnownEntry before, EntryKeys now) {
    if (before.status() != KnownEntry.Status.PUBLISHED) {
      return new Verdict(false, 0, 0, "The entry is known; it was not published.");
    }
    if (now.content() == 0 || !isChanged(before, now)) {
      int level = Math.max(0, before.changeLevel() - 1);
      return before.held() > 0 && level <= RESTLESS
          ? new Verdict(true, level, 0, "The text changed several times and is quiet now.")
          : new Verdict(false, level, before.held(), "Nothing changed.");
    }
    if (changed >= FEW && changed * 5 >= published * 4) {
      return noise(
          before, "The texts of %d of %d entries changed at once: a template.", changed, published);
    }
    if (isNumberChanged(before, now) && numbers >= FEW_NUMBERS && numbers * 2 >= published) {
      return noise(
          before, "Numbers in %d of %d entries changed at once: counters.", numbers, published);
    }
    int level = Math.min(HIGHEST, before.changeLevel() + RISE);
    if (level <= RESTLESS || before.held() == HELD) {
      return new Verdict(true, level, 0, revision(before, now));
    }
    return new Verdict(
        false,
        level,
        before.held() + 1,
        "The text changes at nearly every poll; some are left out.");
  }

  private static Verdict noise(KnownEntry before, String detail, int part, int all) {
    return new Verdict(false, before.changeLevel(), before.held(), detail.formatted(part, all));
  }

  private static String revision(KnownEntry before, EntryKeys now) {
    boolean title = before.title() != now.title();
    String moved =
        before.urlKey() != 0 && now.url() != 0 && before.urlKey() != now.url()
            ? " Its link changed too; the article keeps its first one."
            : "";
    return (title ? "The title changed." : "The text changed.") + moved;
  }

  private static boolean isChanged(KnownEntry before, EntryKeys now) {
    return before.content() != now.content();
  }

  private static boolean isNumberChanged(KnownEntry before, EntryKeys now) {
    return isChanged(before, now) && before.words() == now.words();
  }
}
