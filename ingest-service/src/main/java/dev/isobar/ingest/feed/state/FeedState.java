package dev.isobar.ingest.feed.state;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.Sha256;
import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.entry.EntryDecision;
import dev.isobar.ingest.feed.entry.EntryHistory;
import dev.isobar.ingest.feed.entry.Outcome;
import dev.isobar.ingest.feed.schedule.PollState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the state of one feed. Immutable.
 *
 * @param schedule when it is polled and how it behaves; null: it was never polled
 * @param entries the known entries
 * @param polls the last polls, the latest first
 * @param outcomes what became of its entries, the latest first
 * @param signals its usual numbers of articles and of characters
 * @param sitemaps the sitemaps of a sitemap index
 * @param rules the hash of the rules that excluded entries; empty: not known
 */
public record FeedState(
    PollState schedule,
    EntryHistory entries,
    List<PollRecord> polls,
    List<EntryOutcome> outcomes,
    FeedSignals signals,
    ChildSitemaps sitemaps,
    String rules) {
  public static final int MAX_POLLS = 10;
  public static final int MAX_OUTCOMES = 200;
  private static final int RULES_BYTES = 8;
  public static final FeedState EMPTY =
      new FeedState(null, EntryHistory.EMPTY, List.of(), List.of(), FeedSignals.NONE);

  /** Keeps the latest polls and outcomes only. */
  public FeedState {
    polls = List.copyOf(polls.subList(0, Math.min(MAX_POLLS, polls.size())));
    outcomes = List.copyOf(outcomes.subList(0, Math.min(MAX_OUTCOMES, outcomes.size())));
  }

  /** Creates the state of a feed that is no sitemap index. */
  public FeedState(
      PollState schedule,
      EntryHistory entries,
      List<PollRecord> polls,
      List<EntryOutcome> outcomes,
      FeedSignals signals) {
    this(schedule, entries, polls, outcomes, signals, ChildSitemaps.NONE, "");
  }

  /** Returns the state with other sitemaps. */
  public FeedState withSitemaps(ChildSitemaps changed) {
    return new FeedState(schedule, entries, polls, outcomes, signals, changed, rules);
  }

  /**
   * Returns the state under the feed's present rules. If they changed, entries that only the old
   * ones exclude are new to the next poll, which asks for the whole document.
   */
  public FeedState under(FeedRules present) {
    String hash = Sha256.hex(ContractJson.write(present), RULES_BYTES);
    if (hash.equals(rules)) {
      return this;
    }
    boolean changed = !rules.isEmpty();
    return new FeedState(
        changed && schedule != null ? schedule.withoutValidators() : schedule,
        changed ? entries.reconsideringExcluded() : entries,
        polls,
        outcomes,
        signals,
        sitemaps,
        hash);
  }

  /** Returns the state with another schedule. */
  public FeedState withSchedule(PollState changed) {
    return new FeedState(changed, entries, polls, outcomes, signals, sitemaps, rules);
  }

  /** Returns the state with another history. */
  public FeedState withEntries(EntryHistory changed) {
    return new FeedState(schedule, changed, polls, outcomes, signals, sitemaps, rules);
  }

  /** Returns the state with one more poll. */
  public FeedState withPoll(PollRecord poll) {
    return new FeedState(
        schedule, entries, prepended(List.of(poll), polls), outcomes, signals, sitemaps, rules);
  }

  /**
   * Returns the state with the decisions of a poll: in the history, and in the outcomes. Articles
   * come last, so that many skipped entries do not displace them.
   */
  public FeedState withDecisions(String feed, List<EntryDecision> decisions, Instant now) {
    return withDecisions(feed, decisions, entries.record(decisions, now), now);
  }

  /** Returns the state with the decisions on what a hub pushed, which is a part of the feed. */
  public FeedState withPushed(String feed, List<EntryDecision> decisions, Instant now) {
    return withDecisions(feed, decisions, entries.recordPushed(decisions), now);
  }

  private FeedState withDecisions(
      String feed, List<EntryDecision> decisions, EntryHistory history, Instant now) {
    List<EntryOutcome> latest = new ArrayList<>();
    for (boolean articles : new boolean[] {true, false}) {
      decisions.stream()
          .filter(d -> d.isListed() && d.outcome().isPublishable() == articles)
          .limit(MAX_OUTCOMES)
          .map(d -> EntryOutcome.of(d, feed, now))
          .forEach(latest::add);
    }
    return new FeedState(
        schedule, history, polls, prepended(latest, outcomes), signals, sitemaps, rules);
  }

  /** Returns the state with other signals. */
  public FeedState withSignals(FeedSignals changed) {
    return new FeedState(schedule, entries, polls, outcomes, changed, sitemaps, rules);
  }

  /** Returns the number of listed entries by outcome. */
  public Map<Outcome, Long> counts() {
    return outcomes.stream()
        .collect(Collectors.groupingBy(EntryOutcome::outcome, TreeMap::new, Collectors.counting()));
  }

  private static <T> List<T> prepended(List<T> latest, List<T> older) {
    List<T> all = new ArrayList<>(latest);
    all.addAll(older);
    return all;
  }
}
