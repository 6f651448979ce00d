package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.identity.CanonicalUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the known entry of each entry of a document. Looks at the guid and the canonical link
 * first; where both changed, at the text and at the title with the date.
 */
final class EntryMatcher {
  /** A text of this length identifies an article even if its date changed. */
  private static final int LONG_TEXT = 200;

  private static final int LONG_TITLE = 12;

  /** Bounds the time for a feed in which all titles are equal. */
  private static final int MAX_SAME_TITLE = 50;

  private final Map<Long, KnownEntry> byGuid = new HashMap<>();
  private final Map<Long, KnownEntry> byUrl = new HashMap<>();
  private final Map<Long, KnownEntry> byContent = new HashMap<>();
  private final Map<Integer, List<KnownEntry>> byTitle = new HashMap<>();
  private final Map<KnownEntry, Boolean> taken = new IdentityHashMap<>();

  EntryMatcher(EntryHistory history) {
    for (KnownEntry known : history.entries()) {
      put(byGuid, known.guid(), known);
      put(byUrl, known.urlKey(), known);
      put(byContent, known.content(), known);
      if (known.title() != 0) {
        List<KnownEntry> same = byTitle.computeIfAbsent(known.title(), t -> new ArrayList<>(1));
        if (same.size() < MAX_SAME_TITLE) {
          same.add(known);
        }
      }
    }
  }

  /** Returns the known entry of each of {@code all}, or null, in their order. */
  List<KnownEntry> match(List<EntryKeys> all) {
    KnownEntry[] found = new KnownEntry[all.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = byUrl.get(all.get(i).url());
      take(found[i]);
    }
    KnownEntry[] guids = new KnownEntry[found.length];
    for (int i = 0; i < found.length; i++) {
      guids[i] = found[i] == null ? byGuid(all.get(i)) : null;
    }
    for (int i = 0; i < found.length; i++) {
      if (guids[i] != null) {
        found[i] = guids[i];
        take(found[i]);
      }
    }
    boolean moved = isMoved(all, found);
    for (int i = 0; i < found.length; i++) {
      if (found[i] == null) {
        found[i] = byText(all.get(i), moved);
        take(found[i]);
      }
    }
    return Arrays.asList(found);
  }

  /**
   * Returns the known entry with the text of {@code keys} that is in the document under another
   * address; null if there is none.
   */
  KnownEntry original(EntryKeys keys) {
    KnownEntry known = keys.content() == 0 ? null : byContent.get(keys.content());
    return known != null && isSameText(keys, known) ? known : null;
  }

  /** Returns the known entry with this guid; null if the guid belongs to another entry now. */
  private KnownEntry byGuid(EntryKeys keys) {
    KnownEntry known = byGuid.get(keys.guid());
    if (known == null || known.title() == keys.title() || known.content() == keys.content()) {
      return known;
    }
    // The guids of some feeds are positions: then the link finds the entry at another one.
    boolean elsewhere = known.urlKey() != 0 && taken.containsKey(known);
    return elsewhere || isReused(keys, known) ? null : known;
  }

  /** Returns whether the guid is the same word for whatever the feed shows. */
  private static boolean isReused(EntryKeys keys, KnownEntry known) {
    return known.urlKey() != 0
        && keys.url() != 0
        && known.published() != 0
        && keys.published() > known.published() + 3600
        && isWeak(EntryKeys.stripped(keys.entry().guid()));
  }

  /** Returns whether a guid does not look like that of one entry, for example {@code latest}. */
  private static boolean isWeak(String guid) {
    if (guid == null) {
      return false;
    }
    String canonical = CanonicalUrl.of(guid).orElse(null);
    return canonical == null
        ? guid.length() < 30 && guid.chars().filter(Character::isDigit).count() < 3
        : canonical.indexOf('/') < 0 && canonical.indexOf('?') < 0;
  }

  private void take(KnownEntry known) {
    if (known != null) {
      taken.put(known, true);
    }
  }

  /** Returns whether the site gave all its articles new guids and links, and perhaps new dates. */
  private boolean isMoved(List<EntryKeys> all, KnownEntry[] found) {
    int unknown = 0;
    int sameText = 0;
    for (int i = 0; i < found.length; i++) {
      if (found[i] == null) {
        unknown++;
        KnownEntry known = byContent.get(all.get(i).content());
        sameText += known != null && !taken.containsKey(known) ? 1 : 0;
      }
    }
    return sameText >= 3 && sameText * 2 >= unknown;
  }

  private KnownEntry byText(EntryKeys keys, boolean moved) {
    KnownEntry known = keys.content() == 0 ? null : byContent.get(keys.content());
    if (known != null && !taken.containsKey(known) && (moved || isSameText(keys, known))) {
      return known;
    }
    for (KnownEntry candidate : byTitle.getOrDefault(keys.title(), List.of())) {
      boolean sameDate = candidate.published() == keys.published();
      boolean dated = keys.published() != 0;
      boolean bothWithoutAddress = keys.url() == 0 && candidate.urlKey() == 0;
      if (!taken.containsKey(candidate)
          && ((sameDate && dated && keys.titleLength() >= LONG_TITLE)
              || (bothWithoutAddress && (sameDate || !dated || candidate.published() == 0)))) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isSameText(EntryKeys keys, KnownEntry known) {
    boolean sameDate = keys.published() == known.published();
    return keys.textLength() >= LONG_TEXT || (sameDate && keys.textLength() >= LONG_TITLE);
  }

  private static void put(Map<Long, KnownEntry> map, long key, KnownEntry known) {
    if (key != 0) {
      map.putIfAbsent(key, known);
    }
  }
}
