package dev.isobar.ingest.feed.entry;

import dev.isobar.contracts.identity.CanonicalUrl;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the guids and links that several entries share, and that therefore identify none of them:
 * the same guid in all entries, the home page as the link of all entries, one page with an anchor
 * for each item. What was shared once stays shared.
 *
 * @param guids hashes of guids
 * @param urls hashes of canonical links
 */
record SharedKeys(Set<Long> guids, Set<Long> urls) {
  /** Two versions of a headline have more than half of their letter pairs in common. */
  private static final double SIMILAR = 0.5;

  private static final int COMPARED = 50;

  static SharedKeys of(List<FeedEntry> entries, EntryHistory history) {
    Map<Long, List<FeedEntry>> byUrl = new LinkedHashMap<>();
    Map<Long, List<FeedEntry>> byGuid = new LinkedHashMap<>();
    Set<Long> urls = new LinkedHashSet<>(history.sharedUrls());
    for (FeedEntry entry : entries) {
      long url = EntryKeys.urlKey(entry.link());
      if (url != 0) {
        byUrl.computeIfAbsent(url, k -> new ArrayList<>()).add(entry);
        if (isHomePage(entry.link())) {
          urls.add(url);
        }
      }
      String guid = EntryKeys.stripped(entry.guid());
      if (guid != null) {
        byGuid.computeIfAbsent(Hash.of(guid), k -> new ArrayList<>()).add(entry);
      }
    }
    byUrl.forEach(
        (url, group) -> {
          if (group.size() > 1 && isSharedLink(group)) {
            urls.add(url);
          }
        });
    Set<Long> guids = new LinkedHashSet<>(history.sharedGuids());
    byGuid.forEach(
        (guid, group) -> {
          if (group.size() > 1 && isSharedGuid(group, urls)) {
            guids.add(guid);
          }
        });
    return new SharedKeys(guids, urls);
  }

  /** Returns the keys without those that are shared. */
  EntryKeys usable(EntryKeys keys) {
    boolean guid = guids.contains(keys.guid());
    boolean url = urls.contains(keys.url());
    return guid || url ? keys.without(guid, url) : keys;
  }

  private static boolean isSharedLink(List<FeedEntry> group) {
    FeedEntry first = group.get(0);
    String name = label(first);
    boolean guids = false;
    boolean fragments = false;
    boolean titles = false;
    boolean subjects = false;
    for (FeedEntry other : group.subList(0, Math.min(COMPARED, group.size()))) {
      guids |= first.guid() != null && !first.guid().equals(other.guid());
      fragments |= !fragment(first).equals(fragment(other));
      String label = label(other);
      titles |= !name.equals(label);
      subjects |= !isSimilar(name, label);
    }
    return (fragments && titles)
        || (subjects && (guids || first.guid() == null || group.size() > 2));
  }

  private static boolean isSharedGuid(List<FeedEntry> group, Set<Long> sharedUrls) {
    Set<Long> links = new HashSet<>();
    boolean titles = false;
    for (FeedEntry entry : group) {
      long url = EntryKeys.urlKey(entry.link());
      links.add(sharedUrls.contains(url) ? 0L : url);
      titles = titles || !label(group.get(0)).equals(label(entry));
    }
    return titles && (links.size() > 1 || links.contains(0L));
  }

  private static boolean isHomePage(String link) {
    String canonical = CanonicalUrl.of(link).orElse("/");
    return canonical.indexOf('/') < 0 && canonical.indexOf('?') < 0;
  }

  private static String fragment(FeedEntry entry) {
    int hash = entry.link().indexOf('#');
    return hash < 0 ? "" : entry.link().substring(hash);
  }

  /** Returns the title, else the beginning of the text. */
  private static String label(FeedEntry entry) {
    String title = EntryText.title(entry.title());
    if (!title.isEmpty()) {
      return title;
    }
    String text = EntryText.body(entry);
    return text.substring(0, Math.min(200, text.length()));
  }

  /** Compares the sets of letter pairs; two empty texts are similar. */
  static boolean isSimilar(String a, String b) {
    Set<Integer> pairs = pairs(a);
    Set<Integer> others = pairs(b);
    int all = pairs.size() + others.size();
    pairs.retainAll(others);
    return a.equals(b) || (all > 0 && pairs.size() >= SIMILAR * (all - pairs.size()));
  }

  private static Set<Integer> pairs(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i + 1 < lower.length(); i++) {
      pairs.add(lower.charAt(i) << 16 | lower.charAt(i + 1));
    }
    return pairs;
  }
}
