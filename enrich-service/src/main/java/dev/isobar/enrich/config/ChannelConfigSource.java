package dev.isobar.enrich.config;

import dev.isobar.enrich.pipeline.RequestedLane;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Derives {@code mp.messaging.*} keys from {@code isobar.*} settings, if an expression in {@code
 * application.properties} cannot. Keys that are set elsewhere take precedence.
 */
public final class ChannelConfigSource implements ConfigSourceFactory {
  /** Lower than {@code application.properties}. */
  private static final int ORDINAL = 200;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean enabled = Boolean.parseBoolean(value(context, "isobar.enrich.channel.enabled", "true"));
    boolean live = Boolean.parseBoolean(value(context, "isobar.taxonomy.live", "true"));
    String lane = value(context, "isobar.enrich.lane", "auto").toUpperCase(Locale.ROOT);
    RunningLanes lanes = RunningLanes.of(value(context, "isobar.enrich.channel.lanes", "both"));
    boolean quick = enabled && lanes.quick();
    boolean deep = enabled && lanes.deep() && RequestedLane.valueOf(lane) != RequestedLane.QUICK;

    Map<String, String> keys = new TreeMap<>();
    keys.put("isobar.topics.create", "" + enabled);
    keys.put("mp.messaging.incoming.raw-articles.enabled", "" + quick);
    keys.put("mp.messaging.outgoing.enriched-articles.enabled", "" + quick);
    keys.put("mp.messaging.outgoing.dead-letters.enabled", "" + quick);
    keys.put("mp.messaging.incoming.quick-articles.enabled", "" + deep);
    keys.put("mp.messaging.outgoing.deep-articles.enabled", "" + deep);
    keys.put("mp.messaging.incoming.taxonomy.enabled", "" + (enabled && live));
    keys.put("mp.messaging.outgoing.taxonomy-changes.enabled", "" + (enabled && live));
    String timeout = "" + millis(value(context, "isobar.taxonomy.publish-timeout", "10s"));
    for (String limit : List.of("delivery.timeout.ms", "request.timeout.ms", "max.block.ms")) {
      keys.put("mp.messaging.outgoing.taxonomy-changes." + limit, timeout);
    }
    for (String channel : List.of("raw-articles", "quick-articles")) {
      String prefix = "mp.messaging.incoming." + channel + ".";
      long session = millis(value(context, "isobar.enrich.channel.session-timeout", "6s"));
      keys.put(prefix + "session.timeout.ms", "" + session);
      keys.put(prefix + "heartbeat.interval.ms", "" + Math.max(1, session / 10));
      keys.put(
          prefix + "auto.commit.interval.ms",
          "" + millis(value(context, "isobar.enrich.channel.commit-interval", "100ms")));
      String instance = value(context, "isobar.enrich.channel.instance-id", "");
      if (!instance.isEmpty()) {
        keys.put(prefix + "group.instance.id", instance);
      }
    }
    return List.of(new PropertiesConfigSource(keys, "channels derived from isobar.*", ORDINAL));
  }

  private static String value(ConfigSourceContext context, String key, String otherwise) {
    String value = context.getValue(key).getValue();
    return value == null ? otherwise : value.strip();
  }

  private static long millis(String duration) {
    Duration parsed = DurationConverter.parseDuration(duration);
    return parsed.toMillis();
  }
}
