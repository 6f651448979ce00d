package dev.isobar.ingest;

import dev.isobar.ingest.canary.CanaryConfig;
import dev.isobar.ingest.config.ApiConfig;
import dev.isobar.ingest.config.ArticleConfig;
import dev.isobar.ingest.config.DeadLettersConfig;
import dev.isobar.ingest.door.folder.FolderConfig;
import dev.isobar.ingest.door.webhook.WebhookConfig;
import dev.isobar.ingest.feed.poll.PollConfig;
import dev.isobar.ingest.feed.registry.FeedsConfig;
import dev.isobar.ingest.feed.websub.http.WebSubConfig;
import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.publish.ReplayConfig;
import dev.isobar.ingest.push.PushConfig;
import dev.isobar.ingest.view.ViewLookupConfig;
import dev.isobar.messaging.TopicsConfig;
import dev.isobar.messaging.management.ManagementConfig;
import dev.isobar.testing.ConfigurationDoc;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

  @Test
  void everySettingIsDescribedWithItsDefault() {
    ConfigurationDoc.assertDescribes(
        "ingest-service",
        ApiConfig.class,
        ArticleConfig.class,
        FeedsConfig.class,
        DeadLettersConfig.class,
        ManagementConfig.class,
        TopicsConfig.class,
        PushConfig.class,
        PollConfig.class,
        ViewLookupConfig.class,
        CanaryConfig.class,
        FolderConfig.class,
        WebhookConfig.class,
        ReplayConfig.class,
        FetchConfig.class,
        WebSubConfig.class);
  }
}
