package dev.isobar.ingest.feed.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.feed.document.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs random histories of a feed: new articles, edits, changed guids, links and dates, other
 * orders, republished archives, removed entries and restarts. Each article is new exactly once,
 * each edit a revision exactly once, and no id changes. An article is edited at most once in three
 * polls; the last ten articles are listed at least.
 */
class EntryHistoryPropertyTest {
  static Random[] seeds() {
    return java.util.stream.IntStream.range(0, 60).mapToObj(Random::new).toArray(Random[]::new);
  }

  /** Holds one article of the site as it is now. */
  private static final class Page {
    final int number;
    final Instant published;
    int edits;
    int guid;
    int slug;
    int lastEdit;
    String id;

    Page(int number, Instant published) {
      this.number = number;
      this.published = published;
    }

    FeedEntry entry(boolean dated, boolean guids) {
      FeedEntry entry = Entries.article(number);
      String edit = edits == 0 ? "" : " Edited " + Entries.word(edits * 31 + number) + ".";
      return Entries.entry(
          guids ? "post-" + number + "-" + guid : null,
          entry.link() + (slug == 0 ? "" : "-" + Entries.word(slug)),
          entry.title(),
          dated ? published : null,
          entry.summary() + edit);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachArticleIsNewOnceAndEachEditARevisionOnce(Random random) {
    Polls polls = new Polls();
    List<Page> pages = new ArrayList<>();
    boolean dated = random.nextInt(4) > 0;
    boolean guids = random.nextInt(4) > 0;
    Set<Integer> news = new HashSet<>();
    Map<Integer, Integer> revisions = new HashMap<>();
    for (int poll = 0; poll < 60; poll++) {
      int added = poll == 0 ? 10 : random.nextInt(4);
      for (int i = 0; i < added; i++) {
        pages.add(0, new Page(pages.size(), polls.now().minusSeconds(random.nextInt(3_000))));
      }
      List<Page> listed = listed(pages, random);
      Set<Page> edited = change(listed, poll, random, guids);
      if (random.nextBoolean()) {
        Collections.shuffle(listed, random);
      }
      List<EntryDecision> decisions =
          polls.poll(listed.stream().map(p -> p.entry(dated, guids)).toList());
      for (int i = 0; i < listed.size(); i++) {
        Page page = listed.get(i);
        EntryDecision decision = decisions.get(i);
        Outcome expected =
            news.add(page.number)
                ? Outcome.NEW
                : edited.contains(page) ? Outcome.REVISION : Outcome.KNOWN;
        assertThat(decision.outcome())
            .as("poll %d, article %d: %s", poll, page.number, decision.detail())
            .isEqualTo(expected);
        page.id = page.id == null ? Entries.id(decision) : page.id;
        assertThat(Entries.id(decision)).as("id of article %d", page.number).isEqualTo(page.id);
        if (expected == Outcome.REVISION) {
          revisions.merge(page.number, 1, Integer::sum);
        }
      }
      polls.pass(Duration.ofMinutes(random.nextInt(300)));
    }
    assertThat(news).hasSize(pages.size());
    pages.forEach(p -> assertThat(revisions.getOrDefault(p.number, 0)).isEqualTo(p.edits));
  }

  /** Returns the latest articles; now and then a part of the archive, or without some of them. */
  private static List<Page> listed(List<Page> pages, Random random) {
    int size = random.nextInt(8) == 0 ? pages.size() : 10 + random.nextInt(5);
    return new ArrayList<>(pages.subList(0, Math.min(size, pages.size())));
  }

  private static Set<Page> change(List<Page> listed, int poll, Random random, boolean guids) {
    Set<Page> edited = new HashSet<>();
    boolean newGuids = random.nextInt(5) == 0;
    for (Page page : listed) {
      page.guid += newGuids ? 1 : 0;
      if (page.id == null) {
        continue;
      }
      if (poll - page.lastEdit > 2 && random.nextInt(12) == 0 && edited.size() < 4) {
        page.edits++;
        page.lastEdit = poll;
        edited.add(page);
      } else if (random.nextInt(20) == 0) {
        page.slug++;
      }
    }
    return edited;
  }
}
