package dev.isobar.messaging.management;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** Where health and metrics are. */
@ConfigMapping(prefix = "isobar.management")
public interface ManagementConfig {
  /**
   * Default: none. The port on which {@code /q/health} and {@code /q/metrics} are, and nothing
   * else; the port of the service then answers 404 there. Without it they are on the port of the
   * service. It is on the address of {@code quarkus.http.host}.
   */
  OptionalInt port();
}
