package dev.isobar.ingest.feed;

import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.feed.registry.FeedRegistry;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a server for a feed and a free feed id, and removes that feed at the end. */
public abstract class ServedFeed {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  protected String bootstrapServers;

  @TestHTTPResource protected URI service;
  @Inject protected FeedRegistry registry;

  protected final FeedServer server = new FeedServer();
  protected final String id = "feed-" + UUID.randomUUID();

  @BeforeEach
  protected void awaitReady() {
    new Pushing(service).awaitReady();
    Polling.until("feeds are read", registry::isRead);
  }

  @AfterEach
  protected void stop() {
    registry.remove(id);
    server.close();
  }
}
