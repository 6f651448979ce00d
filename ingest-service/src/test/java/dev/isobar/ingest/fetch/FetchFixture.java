package dev.isobar.ingest.fetch;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes settings and requests for tests. */
final class FetchFixture {
  private FetchFixture() {}

  /** Returns the defaults, changed by pairs of keys (without prefix) and values. */
  static FetchConfig config(String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put("isobar.fetch." + pairs[i], pairs[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .withMapping(FetchConfig.class)
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build()
        .getConfigMapping(FetchConfig.class);
  }

  static FetchRequest get(String url) {
    return new FetchRequest(uri(url), Map.of(), Map.of(), 1_000_000, Duration.ofSeconds(10), 5);
  }

  static FetchRequest get(String url, Map<String, String> headers, Map<String, String> secrets) {
    return new FetchRequest(uri(url), headers, secrets, 1_000_000, Duration.ofSeconds(10), 5);
  }

  static FetchRequest within(Duration timeout, String url) {
    return new FetchRequest(uri(url), Map.of(), Map.of(), 1_000_000, timeout, 5);
  }

  static FetchException failure(Fetcher fetcher, FetchRequest request) {
    return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(request));
  }

  private static URI uri(String url) {
    return URI.create(url);
  }
}
