package dev.isobar.ingest.feed.simulation;

import dev.isobar.ingest.fetch.FetchResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Simulates the servers of many feeds, watched by a judge. */
public final class VirtualWeb {
  private final Map<String, VirtualFeed> feeds = new LinkedHashMap<>();
  private final BehaviourJudge judge;

  public VirtualWeb(BehaviourJudge judge) {
    this.judge = judge;
  }

  public void add(VirtualFeed feed) {
    feeds.put(feed.url(), feed);
  }

  public Collection<VirtualFeed> feeds() {
    return feeds.values();
  }

  /** Answers a request; a feed that moved is served at both of its addresses. */
  public VirtualReply get(String url, Map<String, String> headers, Instant now) {
    VirtualReply reply = feed(url).answer(headers, now);
    judge.observe(url, headers, now, reply);
    return reply;
  }

  /** Returns the redirect with which a request is answered that is not to be judged. */
  Optional<FetchResponse.Redirect> redirect(String url, Instant now) {
    return url.endsWith("/new") ? Optional.empty() : feed(url).redirect(now);
  }

  private VirtualFeed feed(String url) {
    return feeds.get(url.replaceFirst("\\?.*", "").replaceFirst("/new$", ""));
  }
}
