package dev.isobar.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.ArticleBuilder;
import dev.isobar.query.projection.PackagedQueryService;
import dev.isobar.query.story.StoryTexts;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.Broker;
import dev.isobar.testing.PackagedService;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A list and the stream from its cursor give the later list: whatever is pushed, revised and taken
 * down, wherever the client reads, and whichever replica stops or dies meanwhile.
 */
class SnapshotAndStreamIT {
  private static final int ARTICLES = 60;
  private static final List<String> TOPICS = List.of("red", "green", "blue");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "isobar.live.max-age", "3s",
          "isobar.live.heartbeat", "300ms",
          "isobar.live.replay-buffer", "100K",
          "isobar.live.retry", "10ms");

  private final long seed = Long.getLong("isobar.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Integer> revisions = new TreeMap<>();
  private final Set<String> removed = new TreeSet<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theSnapshotAndItsStreamGiveTheLaterSnapshot() throws Exception {
    System.out.println("isobar.test.seed=" + seed);
    try (Broker broker = BackingServices.newBroker();
        PackagedQueryService run = new PackagedQueryService(broker);
        PackagedService one = run.replica(SETTINGS);
        PackagedService other = run.replica(SETTINGS)) {
      run.connectDatabase();
      List<PackagedService> replicas = List.of(one, other);
      replicas.forEach(PackagedService::start);
      replicas.forEach(PackagedService::awaitReady);
      for (int i = 0; i < 20; i++) {
        change(run, replicas);
      }
      Polling.until("first stories", () -> one.get("/stories").body().contains("\"articles\":"));

      List<FollowedList> lists = new ArrayList<>();
      for (boolean stories : new boolean[] {false, true}) {
        for (String filter : List.of("", "topic=red", "topic=green&source=Alpha")) {
          lists.add(new FollowedList(stories, filter, replicas, random.nextLong()));
        }
      }
      lists.add(new FollowedList(true, "min-articles=3", replicas, random.nextLong()));
      lists.add(new FollowedList(true, "breaking=true", replicas, random.nextLong()));

      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<?>> following = new ArrayList<>();
        for (FollowedList list : lists) {
          list.begin();
          following.add(
              threads.submit(
                  () -> {
                    while (!ended.get()) {
                      list.visit(1 + list.random().nextInt(1_500));
                    }
                  }));
        }
        changes(run, replicas, 60);
        other.kill();
        changes(run, replicas, 60);
        other.start().awaitReady();
        changes(run, replicas, 60);
        one.stop();
        changes(run, replicas, 60);
        one.start().awaitReady();
        changes(run, replicas, 60);
        ended.set(true);
        for (Future<?> each : following) {
          each.get();
        }

        var end = run.wire().end();
        Polling.until(
            "the view at " + end, () -> lists.get(0).read().cursor().withView(null).reaches(end));
        for (FollowedList list : lists) {
          FollowedList.Snapshot later = list.read();
          list.followTo(later.cursor());
          assertThat(list.trouble()).as("%s, seed %d", list, seed).isEmpty();
          assertThat(list.state()).as("%s, seed %d", list, seed).isEqualTo(later.state());
          System.out.printf(
              "%s: %d items after %d visits%n", list, later.state().size(), list.visits());
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private void changes(PackagedQueryService run, List<PackagedService> replicas, int count)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      change(run, replicas);
      Thread.sleep(random.nextInt(60));
    }
  }

  /** Pushes, revises or takes down an article. */
  private void change(PackagedQueryService run, List<PackagedService> replicas) {
    String id = "article-" + random.nextInt(ARTICLES);
    if (random.nextInt(12) == 0 && revisions.containsKey(id)) {
      takeDown(id, replicas);
      return;
    }
    int revision = revisions.merge(id, 1, Integer::sum);
    ArticleBuilder article =
        StoryTexts.mixed(id, random)
            .published("2026-03-01T%02d:%02d:00Z".formatted(random.nextInt(3), random.nextInt(60)))
            .fetchedAt(Instant.parse("2026-03-02T00:00:00Z").plusSeconds(revision).toString())
            .with("title", "Revision " + revision + " of " + id)
            .feed("feed")
            .publisher(List.of("Alpha", "Beta", "Gamma", "Delta").get(random.nextInt(4)))
            .topic(TOPICS.get(random.nextInt(TOPICS.size())));
    if (random.nextInt(3) == 0) {
      article.text("A short text about number " + random.nextInt(1_000));
    }
    run.wire().send(article);
  }

  private void takeDown(String id, List<PackagedService> replicas) {
    for (PackagedService replica : replicas) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(replica.uri().resolve("/articles/" + id)).DELETE().build();
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204) {
          removed.add(id);
          return;
        }
      } catch (IOException e) {
        // This replica is away.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
