package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedFinding;
import dev.isobar.ingest.feed.definition.FeedOpml;
import dev.isobar.ingest.feed.definition.FeedYaml;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Puts the feeds of a YAML or OPML file at the start and when the file changes. The file wins over
 * earlier changes by users, except that a pause stays if the file states none. Feeds that are not
 * in the file stay as they are.
 */
@ApplicationScoped
class FeedFile {
  private static final Logger LOG = Logger.getLogger(FeedFile.class);
  private static final long CHECK_SECONDS = 1;
  private static final String STARTER = "starter";

  private final FeedRegistry registry;
  private final FeedService service;
  private final FeedsConfig config;
  private byte[] applied;
  private String error;
  private Future<?> ticker;

  FeedFile(FeedRegistry registry, FeedService service, FeedsConfig config) {
    this.registry = registry;
    this.service = service;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      ticker =
          Infrastructure.getDefaultWorkerPool()
              .scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticker != null) {
      ticker.cancel(false);
    }
  }

  private void check() {
    if (!registry.isRead()) {
      return;
    }
    try {
      byte[] now = read();
      if (!Arrays.equals(applied, now)) {
        apply(now);
        applied = now;
      }
      error = null;
      if (isBundled()) {
        ticker.cancel(false);
      }
    } catch (FeedsUnavailableException e) {
      LOG.debugf("The feeds of %s are not written, retrying: %s", name(), e);
    } catch (IOException | RuntimeException e) {
      if (!e.toString().equals(error)) {
        error = e.toString();
        LOG.errorf("The feeds of %s stay as they are, correct the file: %s", name(), e);
      }
    }
  }

  private void apply(byte[] document) {
    Map<String, Feed> changed = new LinkedHashMap<>();
    List<Feed> feeds = isXml(document) ? FeedOpml.feeds(document) : FeedYaml.read(document);
    for (Feed feed : feeds) {
      Feed before = registry.find(feed.id()).orElse(null);
      Feed after = before != null && feed.paused() == null ? feed.withPause(before.paused()) : feed;
      List<FeedFinding> findings = service.check(after);
      if (!findings.isEmpty()) {
        LOG.errorf("%s: feed %s is skipped, correct it: %s", name(), feed.id(), findings);
      } else if (!after.equals(before)) {
        changed.put(feed.id(), after);
      }
    }
    service.write(changed, name());
    if (!feeds.isEmpty()) {
      LOG.infof("%s has %d feeds; %d were added or changed", name(), feeds.size(), changed.size());
    }
  }

  private static boolean isXml(byte[] document) {
    for (byte b : document) {
      if (b == '<') {
        return true;
      }
      // White space, or the bytes of a BOM.
      if (b > ' ') {
        return false;
      }
    }
    return false;
  }

  private boolean isBundled() {
    return config.file().filter(file -> !file.equals(STARTER)).isEmpty();
  }

  private String name() {
    return config.file().orElse("the bundled feeds.yaml");
  }

  private byte[] read() throws IOException {
    if (!isBundled()) {
      return Files.readAllBytes(Path.of(config.file().get()));
    }
    String resource = config.file().isPresent() ? "/starter.opml" : "/feeds.yaml";
    try (InputStream in = FeedFile.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
